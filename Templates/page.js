// What a page of a share gains from scripts: ages in words, and fresh prices and stock from the edge when its address
// carries a token (#t=TOKEN). Everything else on it works without.

const settings = JSON.parse(document.getElementById("settings").textContent);
const token = new URLSearchParams(location.hash.slice(1)).get("t");
const status = document.querySelector("[role=status]");

const say = (name, values = {}) =>
  (settings.words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

const hidden = (text) => make("span", text, "hidden");

function money(amount, currency) {
  return new Intl.NumberFormat(settings.locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .format(amount);
}

// Ages

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];

function ageOf(time) {
  const seconds = (Date.now() - Date.parse(time)) / 1000;
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? [];
  if (!unit) return say("just_now");
  return new Intl.RelativeTimeFormat(settings.locale).format(-Math.floor(seconds / length), unit);
}

// An age of more than two days is better said as the day that the page has already.
function showAges() {
  for (const time of document.querySelectorAll("time[data-template]")) {
    const hours = (Date.now() - Date.parse(time.dateTime)) / 3600000;
    if (hours < 0 || hours > 48) continue;
    time.title ||= time.textContent;
    time.textContent = time.dataset.template.replace("{age}", ageOf(time.dateTime));
  }
}

// Fresh prices and stock

function priceNodes({ amount, currency, was, from }) {
  const text = money(amount, currency);
  const now = make("span", "", was ? "now sale" : "now");
  if (was) now.append(hidden(say("now") + " "));
  now.append(from ? say("price_from", { price: text }) : text);
  if (!was) return [now];
  const before = make("s");
  before.append(hidden(say("was") + " "), money(was, currency));
  return [now, " ", before];
}

function sizeNodes(variants) {
  const sizes = new Map();
  for (const { size, availability } of variants) {
    const name = size ?? say("one_size");
    sizes.set(name, sizes.get(name) || availability !== "out_of_stock");
  }
  return [...sizes].map(([name, isThere]) => {
    const item = make("li", isThere ? name : "");
    if (!isThere) item.append(make("s", name), hidden(" " + say("out_of_stock")));
    return item;
  });
}

function show(item, store, place) {
  const isSold = item.availability === "out_of_stock";
  if (item.price) place.querySelector(".price")?.replaceChildren(...priceNodes(item.price));
  const lists = place.querySelectorAll(".sizes");
  const colours = [...new Set(item.variants.map((variant) => variant.color))];
  lists.forEach((list, index) => {
    const own = place.matches(".product") ? item.variants.filter((v) => v.color === colours[index]) : item.variants;
    list.replaceChildren(...sizeNodes(own));
  });
  const stock = place.querySelector(".stock");
  if (stock && place.matches(".card")) {
    stock.textContent = !item.listed ? say("unlisted", { store }) : isSold ? say("all_out_of_stock", { store }) : "";
    stock.hidden = !stock.textContent;
  } else if (stock) {
    const name = !item.listed ? "unlisted" : isSold ? "all_out_of_stock"
      : item.availability === "in_stock" ? "in_stock_at" : "stock_unknown";
    stock.textContent = say(name, { store });
    stock.classList.toggle("in", name === "in_stock_at");
  }
  const buy = place.querySelector("a.buy");
  if (buy && /^https?:/.test(item.purchase_url ?? "")) buy.href = item.purchase_url;
}

function showFresh(payload) {
  const stores = new Map(payload.stores.map((store) => [store.id, store]));
  const changes = [];
  for (const item of payload.products) {
    const store = stores.get(item.store_id);
    for (const place of document.querySelectorAll(`[data-product="${CSS.escape(item.id)}"]`)) {
      const old = place.querySelector(".price .now")?.textContent;
      show(item, store?.name ?? item.store_id, place);
      const now = place.querySelector(".price .now")?.textContent;
      if (item.price && old !== now) {
        changes.push(say("price_changed", { title: item.title, price: money(item.price.amount, item.price.currency) }));
      }
      const age = place.querySelector("time[data-template]");
      if (age && store) age.dateTime = store.as_of;
    }
  }
  const oldest = payload.stores.map((store) => store.as_of).sort()[0];
  const general = document.querySelector(".top time[data-template]");
  if (general && oldest) general.dateTime = oldest;
  showAges();
  status.textContent = [say("prices_fresh"), ...changes].join(" ");
}

let freshUntil = 0;

async function refresh() {
  if (!token || document.hidden || Date.now() < freshUntil) return;
  try {
    const answer = await fetch(settings.edge, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(String(answer.status));
    const payload = await answer.json();
    freshUntil = Date.parse(payload.fresh_until) || Date.now() + 60000;
    showFresh(payload);
  } catch {
    // The page stays as it was built, and says how old that is.
    freshUntil = Date.now() + 60000;
    status.textContent = say("prices_stale");
  }
}

if (token) {
  const share = new URL("./", document.querySelector(".crumbs a")?.href ?? location.href).href;
  for (const link of document.links) {
    if (link.href.startsWith(share) && !link.hash) link.hash = `t=${token}`;
  }
}
showAges();
setInterval(showAges, 60000);
refresh();
addEventListener("visibilitychange", refresh);
