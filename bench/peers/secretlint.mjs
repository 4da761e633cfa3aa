// Measures secretlint's engine on the files named: name, p50 and p99 in microseconds, findings, parted by tabs.
import { readFileSync } from "node:fs";
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";

const config = { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator, options: {} }] };
for (const file of process.argv.slice(2)) {
    const source = { filePath: file, content: readFileSync(file, "utf8"), ext: ".txt", contentType: "text" };
    const times = [];
    let findings = 0;
    for (let i = -20; i < 200; i++) {
        const start = process.hrtime.bigint();
        const result = await lintSource({ source, options: { config } });
        if (i >= 0) times.push(Number(process.hrtime.bigint() - start) / 1000);
        findings = result.messages.length;
    }
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.ceil(share * times.length) - 1].toFixed(2);
    console.log([file, at(0.5), at(0.99), findings].join("\t"));
}
