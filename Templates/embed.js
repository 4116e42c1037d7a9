// <techartt-widget share="SHARE">What is shown until the list is there.</techartt-widget>
//
// Attributes: share; token (fresh prices from the edge); edge (where it answers, when that is not beside this script);
// theme (light or dark); limit (how many products). Events, which bubble: techartt:select, before a product's page is
// opened or when another person is chosen, and techartt:buy, before the store's page is opened; preventDefault() on one
// stops the link. Parts for ::part(): title, people, card, picture, price, button.
(() => {
  "use strict";
  const source = document.currentScript?.src ?? "";
  const home = new URL(/\/a\/embed\.[0-9a-f]+\.js$/.test(source) ? "../" : "./", source || location.href);
  const WORDS = "{{words}}";
  const styles = new CSSStyleSheet();
  styles.replaceSync("{{styles}}");

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    if (properties.part) element.setAttribute("part", properties.part);
    element.append(...children);
    return element;
  };
  const hidden = (text) => make("span", { className: "hidden" }, text);
  const isWeb = (address) => /^https?:\/\//i.test(address ?? "");

  class Widget extends HTMLElement {
    static observedAttributes = ["share", "token"];
    #shadow = this.attachShadow({ mode: "open" });
    #updates = new Map();
    #cards = [];
    #load = null;
    #watch = null;

    constructor() {
      super();
      this.#shadow.adoptedStyleSheets = [styles];
      this.#shadow.append(make("slot"));
    }

    connectedCallback() {
      this.#watch = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#start();
      }, { rootMargin: "800px" });
      this.#watch.observe(this);
    }

    disconnectedCallback() {
      this.#watch?.disconnect();
      this.#load?.abort();
    }

    attributeChangedCallback(name, old, now) {
      if (this.#load && old !== now && this.isConnected) this.#start();
    }

    async #start() {
      this.#watch?.disconnect();
      this.#load?.abort();
      const load = (this.#load = new AbortController());
      const share = this.getAttribute("share");
      if (!/^[\w-]{1,64}$/.test(share ?? "")) return;
      try {
        const address = new URL(`w/${share}/payload.json`, home);
        this.#render(await this.#get(address, load.signal), address);
        const token = this.getAttribute("token");
        if (token) {
          const edge = new URL(`widgets/${share}`, this.getAttribute("edge")?.replace(/\/?$/, "/") ?? home);
          this.#freshen(await this.#get(edge, load.signal, token));
        }
      } catch (error) {
        // What is there stays: the fallback, or the list as it was built.
        if (error.name !== "AbortError") console.info(`techartt-widget: ${share}: ${error.message}`);
      }
    }

    async #get(address, signal, token) {
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      const answer = await fetch(address, { signal, headers, credentials: "omit" });
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      const payload = await answer.json();
      if (payload.schema !== "techartt-payload-1") throw new Error(`${address} has another schema`);
      return payload;
    }

    #say(name, values = {}) {
      return (this.words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
    }

    #send(name, detail, event) {
      const told = new CustomEvent(`techartt:${name}`, {
        bubbles: true, composed: true, cancelable: true, detail: { share: this.getAttribute("share"), ...detail },
      });
      if (!this.dispatchEvent(told)) event?.preventDefault();
    }

    #render(payload, address) {
      const { share, people } = payload;
      this.words = WORDS[share.locale.split("-")[0]] ?? WORDS.en;
      this.locale = share.locale;
      this.stores = new Map(payload.stores.map((store) => [store.id, store]));
      this.base = address;
      this.#updates.clear();
      this.#cards = [];
      const limit = Number(this.getAttribute("limit")) || Infinity;
      const isGift = share.kind === "gift";
      const items = payload.products.slice(0, limit);
      const top = make("div", { className: "top" }, make("h2", { part: "title" }, share.title));
      if (people.length && !isGift) top.append(this.#people(people));
      const grid = make("ul", { className: "grid" }, ...items.map((item) => this.#card(item)));
      grid.setAttribute("role", "list");
      const link = make("a", { href: new URL(share.url, address).href }, this.#say("open_list"));
      const widget = make("section", { className: "widget" }, top, grid,
        make("p", { className: "meta foot" }, link), make("p", { className: "hidden", role: "status" }));
      widget.setAttribute("aria-label", this.#say("list_label", { title: share.title }));
      widget.lang = this.locale;
      this.#shadow.replaceChildren(widget);
      for (const card of this.#cards) {
        card.show((isGift && people.find((person) => person.id === card.item.for_avatar)) || people[0]);
      }
    }

    #people(people) {
      const choices = [...people, { id: "", label: this.#say("store_photos") }];
      const labels = choices.map((person, index) => {
        const input = make("input", { type: "radio", name: "person", className: "hidden", checked: index === 0 });
        input.addEventListener("change", () => {
          for (const card of this.#cards) card.show(person);
          this.#send("select", { avatar: person.id || null });
        });
        return make("label", {}, input, make("span", {}, person.label));
      });
      const legend = make("legend", { className: "hidden" }, this.#say("show_on"));
      return make("fieldset", { className: "people", part: "people" }, legend, ...labels);
    }

    #card(item) {
      const store = this.stores.get(item.store_id)?.name ?? item.store_id;
      const image = make("img", { loading: "lazy", decoding: "async", sizes: "(min-width: 700px) 25vw, 50vw" });
      const plate = make("p", { className: "plate" });
      const title = make("a", { href: new URL(item.url, this.base).href }, item.title);
      title.addEventListener("click", (event) => this.#send("select", { product: item.id }, event));
      const price = make("p", { className: "price", part: "price" });
      const sizes = make("ul", { className: "sizes" });
      sizes.setAttribute("aria-label", this.#say("sizes"));
      sizes.setAttribute("role", "list");
      const text = make("div", { className: "text" }, make("p", { className: "meta" }, store), price, sizes);
      const card = make("li", { className: "card", part: "card" },
        make("div", { className: "look" },
          make("div", { className: "stage", part: "picture" }, image, plate), make("h3", {}, title)),
        text);
      if (isWeb(item.purchase_url)) {
        const isSold = item.availability === "out_of_stock";
        const buy = make("a", { className: "button", part: "button", href: item.purchase_url, rel: "noopener" },
          this.#say(isSold ? "see_at" : "buy_at", { store }), hidden(`: ${item.title}`));
        buy.addEventListener("click", (event) =>
          this.#send("buy", { product: item.id, store: item.store_id, url: buy.href }, event));
        card.append(buy);
      }
      const update = (fresh) => {
        price.replaceChildren(...this.#price(fresh.price));
        sizes.replaceChildren(...this.#sizes(fresh.variants));
      };
      update(item);
      this.#updates.set(item.id, { item, update });
      this.#cards.push({ item, show: (person) => this.#show(item, person, image, plate) });
      return card;
    }

    #show(item, person, image, plate) {
      const tryOn = item.try_ons.find((entry) => entry.avatar_id === person?.id);
      const photo = item.images.find((entry) => entry.role === "photo") ?? item.images[0];
      const picture = tryOn?.image ?? photo?.image;
      image.hidden = !picture;
      plate.textContent = tryOn?.reason ? `${this.#say("no_preview")}. ${tryOn.reason.message}` : "";
      if (!picture) return;
      const full = (address) => new URL(address, this.base).href;
      image.className = tryOn?.image ? "" : "photo";
      image.width = picture.width;
      image.height = picture.height;
      image.alt = picture.alt;
      image.srcset = picture.sources.map((source) => `${full(source.url)} ${source.width}w`).join(", ");
      image.src = full(picture.url);
    }

    #money(amount, currency) {
      return new Intl.NumberFormat(this.locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" })
        .format(amount);
    }

    #price(price) {
      if (!price) return [];
      const text = this.#money(price.amount, price.currency);
      const now = make("span", { className: price.was ? "sale" : "" });
      if (price.was) now.append(hidden(`${this.#say("now")} `));
      now.append(price.from ? this.#say("price_from", { price: text }) : text);
      if (!price.was) return [now];
      return [now, " ", make("s", {}, hidden(`${this.#say("was")} `), this.#money(price.was, price.currency))];
    }

    #sizes(variants) {
      const sizes = new Map();
      for (const { size, availability } of variants) {
        if (size) sizes.set(size, sizes.get(size) || availability !== "out_of_stock");
      }
      return [...sizes].map(([size, isThere]) =>
        isThere ? make("li", {}, size) : make("li", {}, make("s", {}, size), hidden(` ${this.#say("out_of_stock")}`)));
    }

    #freshen(payload) {
      const changes = [];
      for (const item of payload.products) {
        const shown = this.#updates.get(item.id);
        if (!shown) continue;
        if (item.price && item.price.amount !== shown.item.price?.amount) {
          const price = this.#money(item.price.amount, item.price.currency);
          changes.push(this.#say("price_changed", { title: item.title, price }));
        }
        shown.update(item);
        shown.item = item;
      }
      this.#shadow.querySelector("[role=status]").textContent = changes.join(" ");
    }
  }

  if (!customElements.get("techartt-widget")) customElements.define("techartt-widget", Widget);
})();
