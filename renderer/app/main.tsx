import { openBridge } from "../api/bridge";
import { startWindow } from "./start-window";

/** Start of the window's program: finds the bridge and draws the window. */
const element = document.getElementById("root");
if (element !== null) startWindow(openBridge(), element);
