import { BankOutlined, FileDoneOutlined, ImportOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { homeText } from "../../text/home";

const steps = [
  {
    to: "/importing",
    icon: <ImportOutlined />,
    title: homeText.importTitle,
    body: homeText.importBody,
  },
  { to: "/roster", icon: <BankOutlined />, title: homeText.checkTitle, body: homeText.checkBody },
  {
    to: "/reporting",
    icon: <FileDoneOutlined />,
    title: homeText.fillTitle,
    body: homeText.fillBody,
  },
] as const;

/** The way through the program in three clicks: 导入 → 核对 → 填报. */
export function Steps(): ReactNode {
  return (
    <ol className="steps" aria-label={homeText.steps}>
      {steps.map((step, index) => (
        <li key={step.to}>
          <Link to={step.to} className="step">
            <span className="step-number figures">{index + 1}</span>
            <span className="step-words">
              <strong>{step.title}</strong>
              <span>{step.body}</span>
            </span>
            <span className="step-icon">{step.icon}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
