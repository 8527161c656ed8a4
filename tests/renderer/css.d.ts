/** Style sheets are bundled by vite; they are imported for their effect only. */
declare module "*.css";
