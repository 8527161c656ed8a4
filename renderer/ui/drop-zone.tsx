import { FileExcelOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type DragEvent, type ReactNode, useState } from "react";
import { readDrop } from "./dropped-files";
import "./drop-zone.css";

/** A place to drop files and folders onto, with a button for those who would rather choose. */
export function DropZone(props: {
  readonly title: string;
  readonly note: string;
  readonly button: string;
  readonly compact?: boolean;
  /** One low line among others, for what is a help and not the next step. */
  readonly quiet?: boolean;
  readonly busy?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onChoose: () => void;
}): ReactNode {
  const [over, setOver] = useState(false);
  const [passedOver, setPassedOver] = useState(0);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void readDrop(event.dataTransfer).then((drop) => {
      setPassedOver(drop.passedOver);
      if (drop.files.length > 0) props.onFiles(drop.files);
    });
  };
  return (
    <section
      className="drop-zone"
      aria-label={props.title}
      data-over={over}
      data-compact={props.compact === true}
      data-quiet={props.quiet === true}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <FileExcelOutlined className="drop-zone-icon" />
      <div className="drop-zone-words">
        <div className="drop-zone-title">{over ? "松开鼠标，放到这里" : props.title}</div>
        <div className="drop-zone-note">{props.note}</div>
        {passedOver > 0 && (
          <div className="drop-zone-note" role="status">
            文件夹里另有 {passedOver} 个文件不是表格，没有取。
          </div>
        )}
      </div>
      <Button
        {...(props.quiet === true ? { size: "small" } : { type: "primary" })}
        loading={props.busy === true}
        onClick={props.onChoose}
      >
        {props.button}
      </Button>
    </section>
  );
}
