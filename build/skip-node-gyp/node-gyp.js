#!/usr/bin/env node
// npm runs `node-gyp rebuild` for every package with a binding.gyp, and node-gyp wants Python even when there is nothing to
// build. better-sqlite3 carries its compiled engine, so on a machine with only Node and npm this must do nothing (decision 011).
console.log("没有要编译的东西：better-sqlite3 自带编译好的引擎。");
