/** The program's menu (菜单), in Chinese; editing keys come from the roles. */
import type { MenuItemConstructorOptions } from "electron";

export function menuTemplate(isPackaged: boolean): MenuItemConstructorOptions[] {
  return [
    {
      label: "文件",
      submenu: [
        { role: "close", label: "关闭窗口" },
        { role: "quit", label: "退出园册" },
      ],
    },
    {
      label: "编辑",
      submenu: [
        { role: "undo", label: "撤销" },
        { role: "redo", label: "重做" },
        { type: "separator" },
        { role: "cut", label: "剪切" },
        { role: "copy", label: "复制" },
        { role: "paste", label: "粘贴" },
        { role: "selectAll", label: "全选" },
      ],
    },
    {
      label: "显示",
      submenu: [
        { role: "zoomIn", label: "放大" },
        { role: "zoomOut", label: "缩小" },
        { role: "resetZoom", label: "实际大小" },
        { role: "togglefullscreen", label: "全屏" },
        ...developerItems(isPackaged),
      ],
    },
  ];
}

function developerItems(isPackaged: boolean): MenuItemConstructorOptions[] {
  if (isPackaged) return [];
  return [{ type: "separator" }, { role: "toggleDevTools", label: "开发者工具" }];
}
