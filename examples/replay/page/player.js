// One moment, shown by map, chart, slider and table alike.

const element = (id) => document.getElementById(id);
let now = 0;
let playing = false;
let last_frame = 0;

function show(t) {
  now = Math.min(data.end, Math.max(0, t));
  const metres = separation_at(now);
  draw_map(now);
  draw_chart(now);
  draw_levels(now);
  element("standing").textContent = standing_in_words(now);
  element("slider").value = data.end > 0 ? (1000 * now) / data.end : 0;
  element("clock").textContent = date_of(now) + " " + utc(now, true) + " UTC";
  element("apart").textContent = metres === null ? "\u2013" : length_in_words(metres);
  // The inmost level that is active, or else the outermost.
  element("apart").className = data.levels.some((level) => state_at(level, now) === "active")
    ? "active" : state_at(data.levels[0], now);
  let current = -1;
  data.events.forEach((event, i) => { if (event.t <= now) current = i; });
  [...element("events").children].forEach((row, i) => row.classList.toggle("now", i === current));
}

function play(on) {
  playing = on;
  element("play").textContent = on ? "Pause" : "Play";
  if (!on) return;
  if (now >= data.end) now = 0;
  last_frame = performance.now();
  requestAnimationFrame(frame);
}

function frame(time) {
  if (!playing) return;
  const speed = Number(element("speed").value);
  // A tab in the background gets no frames; it goes on where it was.
  const passed = Math.min(Math.max(time - last_frame, 0), 100);
  last_frame = time;
  show(now + passed * speed);
  if (now >= data.end) play(false); else requestAnimationFrame(frame);
}

function fill_page() {
  element("protected-name").textContent = data.protected.name;
  element("wearer-name").textContent = data.wearer.name;
  const facts = ["", (data.levels.length > 1 ? "levels " : "radius ") +
    data.levels.map((level) => level.limit).join(", "), "profile " + data.profile, date_of(0)];
  element("profile").textContent = facts.join(" \u00b7 ");
  for (const [label, text] of data.summary) {
    const row = document.createElement("div");
    const term = document.createElement("dt"), description = document.createElement("dd");
    term.textContent = label;
    description.textContent = text;
    row.append(term, description);
    element("summary").append(row);
  }
  const most_rows = 2000;  // more would be slow, and nobody reads them
  const hidden = data.events.length - most_rows;
  element("count").textContent = data.events.length === 0 ? "none"
    : hidden > 0 ? "(the first " + most_rows + " of " + data.events.length + ")" : "";
  for (const event of data.events.slice(0, most_rows)) {
    const row = document.createElement("tr");
    const apart = event.metres === null ? "\u2013" : length_in_words(event.metres);
    const day = date_of(event.t) === date_of(0) ? "" : date_of(event.t).slice(5) + " ";
    const time = day + utc(event.t, true);
    for (const text of [time, event.words, apart]) {
      const cell = document.createElement("td");
      cell.textContent = text;
      row.append(cell);
    }
    row.className = event.event + " of-" + event.matter;
    row.tabIndex = 0;
    const jump = () => { play(false); show(event.t); };
    row.addEventListener("click", jump);
    row.addEventListener("keydown", (key) => { if (key.key === "Enter") jump(); });
    element("events").append(row);
  }
}

function connect() {
  element("play").addEventListener("click", () => play(!playing));
  element("slider").addEventListener("input", (input) => {
    play(false);
    show((Number(input.target.value) / 1000) * data.end);
  });
  element("follow").addEventListener("click", () => {
    following = !following;
    element("follow").setAttribute("aria-pressed", String(following));
    show(now);
  });
  element("scale").addEventListener("click", () => {
    logarithmic = !logarithmic;
    element("scale").textContent = logarithmic ? "logarithmic" : "linear";
    show(now);
  });
  for (const chart of [element("chart"), element("levels")]) {
    const seek = (pointer) => {
      if (pointer.type === "pointermove" && pointer.buttons === 0) return;
      const box = chart.getBoundingClientRect();
      play(false);
      show(chart_axes(box.width, box.height).t(pointer.clientX - box.left));
    };
    chart.addEventListener("pointerdown", seek);
    chart.addEventListener("pointermove", seek);
  }
  window.addEventListener("resize", () => { fit_map(); show(now); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    drawn_levels = null;
    show(now);
  });
}

fill_page();
connect();
fit_map();
element("zone-legend").hidden = data.zones.length === 0;
element("levels").style.height = levels_height() + "px";
for (const entry of document.querySelectorAll("[data-if]")) {
  const what = entry.dataset.if;
  const seen = what === "evidence" ? has_evidence
    : what === "late" ? leases.length > 0
    : what === "device" || what === "centre" ? data.events.some((event) => event.matter === what)
    : data.levels.some(({states}) => states.some(([, state, why]) => (why || state) === what));
  entry.hidden = !seen;
}
const first_alert = data.events.find((event) => event.event === "entered" && event.matter === "pair");
show(first_alert ? first_alert.t : data.common.length > 0 ? data.common[0][0] : 0);
