// Says in a sentence that the system's Node is too old, before anything is loaded that such a Node cannot read. Plain
// old JavaScript, for the same reason. The program itself runs on a Node of its own, which setup.mjs installs.
/** The oldest major version that package.json says works. */
var oldest = Number(/\d+/.exec(require('../../package.json').engines.node)[0]);

if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    '需要 Node ' +
      oldest +
      ' 或更新版本，当前是 ' +
      process.version +
      '。请安装后重新运行。\n' +
      'Node ' +
      oldest +
      ' or later is needed; this is ' +
      process.version +
      '. Install it and run the command again.\n',
  );
  process.exit(1);
}
