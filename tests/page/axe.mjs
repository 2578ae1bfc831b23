// node axe.mjs FILE…: what axe-core finds on each page in headless Chromium, light and wide, dark and narrow, as JSON.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args });
const found = [];
for (const file of process.argv.slice(2)) {
  for (const [colorScheme, width] of [["light", 1180], ["dark", 360]]) {
    // The page forbids scripts; only this check may run one.
    const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    const told = violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].html}`);
    found.push({ file, colorScheme, width, passes: passes.length, violations: told, overflow, asked: asked.length });
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(found));
