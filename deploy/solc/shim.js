#!/usr/bin/env node
// Stands in for the native solc: `--version` and `--standard-json` (on stdin), answered by the wasm compiler of npm.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const os = require('os');
const path = require('path');
const v8 = require('v8');

const root = process.env.USANCE_NODE_MODULES || path.join(__dirname, '..', '..', 'node_modules');
const soljson = path.join(root, 'solc', 'soljson.js');

// Characters of input; all contracts of the trade are twice as many.
const LITTLE = 400_000;

const compiler = () => require(path.join(root, 'solc', 'wrapper'))(require(soljson));

// py-solc-x and slither ask for the version before every compilation; loading the wasm for it costs half a second.
function version() {
    const { size, mtimeMs } = fs.statSync(soljson);
    const key = crypto.createHash('sha256').update(`${soljson}|${size}|${mtimeMs}`).digest('hex').slice(0, 16);
    const kept = path.join(os.tmpdir(), `usance-solc-version-${process.getuid ? process.getuid() : ''}-${key}`);
    try {
        const known = fs.readFileSync(kept, 'utf8');
        if (known) return known;
    } catch {}
    const found = compiler().version();
    try {
        fs.writeFileSync(`${kept}.${process.pid}`, found);
        fs.renameSync(`${kept}.${process.pid}`, kept);
    } catch {}
    return found;
}

// A pipe takes 64 KiB at a time and process.exit() drops what process.stdout still holds, so the output is written here.
function write(text) {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) {
        try {
            at += fs.writeSync(1, bytes, at);
        } catch (e) {
            if (e.code !== 'EAGAIN') throw e;
        }
    }
}

const args = process.argv.slice(2);
if (args.includes('--version')) {
    write(`solc, the solidity compiler commandline interface\nVersion: ${version()}\n`);
} else if (args.includes('--standard-json')) {
    const asked = fs.readFileSync(0, 'utf8');
    // V8 improves the code of the wasm while it runs, which costs more than it saves where there is little to compile.
    if (asked.length < LITTLE) v8.setFlagsFromString('--liftoff-only');
    write(compiler().compile(asked) + '\n');
} else {
    process.stderr.write(`only --version and --standard-json are answered here, not: ${args.join(' ')}\n`);
    process.exit(1);
}
