"""Opens each page given in headless Chromium and fails on a console error, a failed request, a picture that did
not load, a layout shift, or an accessibility violation found by axe-core; on a desktop and a phone, in light and
dark, and once with scripts off."""

import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

STATES = [
    {"name": "desktop, light", "viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"name": "desktop, dark", "viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    {"name": "phone", "viewport": {"width": 390, "height": 844}, "color_scheme": "light", "has_touch": True},
    {"name": "narrow", "viewport": {"width": 320, "height": 700}, "color_scheme": "light"},
    {"name": "scripts off", "viewport": {"width": 1280, "height": 900}, "java_script_enabled": False},
]

UNLOADED = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 500) { scrollTo(0, y); await new Promise(r => setTimeout(r, 40)); }
  await new Promise(r => setTimeout(r, 300));
  return [...document.images].filter(i => i.checkVisibility() && !(i.complete && i.naturalWidth > 0)).map(i => i.src);
}"""

SHIFT = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => resolve(sum), 200);
})"""


def check(browser, url, state):
    options = {key: value for key, value in state.items() if key != "name"}
    context = browser.new_context(**options)
    page = context.new_page()
    faults = []
    page.on("console", lambda m: faults.append(f"console {m.type}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(f"script error: {e}"))
    page.on("requestfailed", lambda r: faults.append(f"request failed: {r.url}"))
    page.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.goto(url, wait_until="load")
    if not page.title():
        faults.append("the page has no title")
    if options.get("java_script_enabled", True):
        shift = page.evaluate(SHIFT)
        if shift > 0:
            faults.append(f"layout shift {shift}")
        faults += [f"picture did not load: {source}" for source in page.evaluate(UNLOADED)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append("the page scrolls sideways")
        for violation in Axe().run(page).response["violations"]:
            targets = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
            faults.append(f"axe {violation['id']}: {violation['help']}: {targets}")
    context.close()
    return faults


def main():
    failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for url in sys.argv[1:]:
            for state in STATES:
                faults = check(browser, url, state)
                failed += bool(faults)
                print(f"{'FAILED' if faults else 'ok'}  {state['name']}  {url}")
                for fault in faults:
                    print(f"    {fault}")
        browser.close()
    sys.exit(1 if failed else 0)


main()
