import assert from 'node:assert/strict';
import { learn, learner, reread, rewritten } from './workbench';

/** What a pattern that is learned from one pair of texts makes of another text. */
async function made(language: string, before: string, after: string, text: string) {
  const { template } = await learn(language, [before, after]);
  return rewritten(reread(template), text);
}

describe('a part with a key', () => {
  it('is changed only in what the example changed it in', async () => {
    assert.equal(
      await made(
        'python',
        'df.to_csv(path, line_terminator=end)\n',
        'df.to_csv(path, lineterminator=end)\n',
        'frame.to_csv(p, line_terminator=x)\nread(q, line_terminator=x)\n',
      ),
      'frame.to_csv(p, lineterminator=x)\nread(q, line_terminator=x)\n',
    );
    assert.equal(
      await made(
        'javascript',
        'fetch(u, { cache: true });\n',
        'fetch(u, { cached: true });\n',
        'fetch(v, { cache: true });\nshut(v, { cache: true });\nconst o = { cache: true };\n',
      ),
      'fetch(v, { cached: true });\nshut(v, { cache: true });\nconst o = { cache: true };\n',
    );
  });

  it('is told where it belongs to something else', async () => {
    const { template } = await learn('python', ['save(p, end=x)\n', 'save(p, stop=x)\n']);
    const why = async (text: string): Promise<string | undefined> => {
      const start = text.indexOf('end=');
      return learner.explainMismatch(template, { path: 'b.py', text, start, end: start + 3 });
    };
    assert.equal(
      await why('read(p, end=x)\n'),
      'It is a part of “read”: the pattern is about “save”.',
    );
    assert.equal(await why('save(p, end=x)\n'), undefined);
  });

  it('is no name that something else has too', async () => {
    const text =
      'package b\n\nfunc g(wg *Group) {\n\twg.Wait()\n\tWait := 3\n\te := Client{Wait: Wait}\n}\n';
    assert.equal(
      await made(
        'go',
        'package a\n\nvar c = Client{Wait: 3}\n',
        'package a\n\nvar c = Client{Timeout: 3}\n',
        text,
      ),
      text.replace('{Wait:', '{Timeout:'),
    );
  });

  it('is looked for in whatever it belongs to where the examples show several', async () => {
    const { template } = await learn(
      'python',
      ['open_file(p, encode=x)\n', 'open_file(p, encoding=x)\n'],
      ['read_text(q, encode=y)\n', 'read_text(q, encoding=y)\n'],
    );
    assert.equal(
      await rewritten(reread(template), 'write_text(r, encode=z)\n'),
      'write_text(r, encoding=z)\n',
    );
  });

  it('has a value that means something under its key only', async () => {
    assert.equal(
      await made(
        'css',
        '.a { overflow: auto; }\n',
        '.a { overflow: scroll; }\n',
        '.b { overflow: auto; margin: auto; }\n',
      ),
      '.b { overflow: scroll; margin: auto; }\n',
    );
  });

  it('comes to the element that the example gave it to', async () => {
    assert.equal(
      await made(
        'tsx',
        'const a = <Image src={u} />;\n',
        'const a = <Image src={u} alt="" />;\n',
        'const b = <Image src={v} />;\nconst c = <Video src={v} />;\n',
      ),
      'const b = <Image src={v} alt="" />;\nconst c = <Video src={v} />;\n',
    );
  });

  it('comes to the command that the example gave it to', async () => {
    assert.equal(
      await made(
        'shell',
        'if curl "$url"; then\n  ok\nfi\n',
        'if curl --fail "$url"; then\n  ok\nfi\n',
        'grep "$x"\ncurl "$home"\n',
      ),
      'grep "$x"\ncurl --fail "$home"\n',
    );
  });
});

describe('new code that asks something of the function around it', () => {
  it('waits in asynchronous functions only', async () => {
    const [before, after] = [
      'async function f(u) {\n  const page = open(u);\n}\n',
      'async function f(u) {\n  const page = await open(u);\n}\n',
    ];
    const text =
      'function g(v) {\n  const site = open(v);\n}\n' +
      'const h = async (w) => {\n  all.map((x) => open(x));\n  const site = open(w);\n};\n' +
      'const page = open(u);\n';
    assert.equal(
      await made('javascript', before, after, text),
      text.replace('site = open(w)', 'site = await open(w)'),
    );
  });

  it('waits in the file itself where its example did', async () => {
    const text = 'const b = open(v);\nfunction g() {\n  const c = open(w);\n}\n';
    assert.equal(
      await made('javascript', 'const a = open(u);\n', 'const a = await open(u);\n', text),
      text.replace('b = open', 'b = await open'),
    );
  });

  it('returns early only where a function returns something', async () => {
    const text = 'fn main() {\n    let b = read(p).unwrap();\n}\n';
    assert.equal(
      await made(
        'rust',
        'fn f(p: &str) -> Result<u8, E> {\n    let a = read(p).unwrap();\n    Ok(a)\n}\n',
        'fn f(p: &str) -> Result<u8, E> {\n    let a = read(p)?;\n    Ok(a)\n}\n',
        text,
      ),
      text,
    );
  });
});

describe('code that goes into another function', () => {
  it('holds nothing that would mean something else there', async () => {
    const [before, after] = [
      'list.map(function (e) { return e.id; });\n',
      'list.map((e) => { return e.id; });\n',
    ];
    for (const kept of [
      'rows.map(function (r) { return this.name + r.id; });\n',
      'rows.map(function (r) { return arguments.length; });\n',
    ])
      assert.equal(await made('javascript', before, after, kept), kept);
    assert.equal(
      await made(
        'javascript',
        before,
        after,
        'rows.map(function (r) { return r.all(function () { return this; }); });\n',
      ),
      'rows.map((r) => { return r.all(function () { return this; }); });\n',
    );
  });
});

describe('the same code twice', () => {
  it('is the same hole, whatever the second is there', async () => {
    assert.equal(
      await made(
        'javascript',
        'props.onDone && props.onDone(x);\n',
        'props.onDone?.(x);\n',
        'this.cb && this.cb(y);\nready && props.onDone(z);\n',
      ),
      'this.cb?.(y);\nready && props.onDone(z);\n',
    );
  });
});
