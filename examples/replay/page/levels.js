// What each level was over time, and how the evidence for it came together; and what was wrong with
// the devices. Under the separation, on the same axis of time.

const band_height = 14, curve_height = 52, row_gap = 12, axis_height = 22;
const has_evidence = data.levels.some((level) => level.evidence.length > 0);

// How unknown looks: by its cause, in a colour of its own where somebody is told.
const causes = {
  reach: {name: "unknown", draw: (c) => { c.moveTo(-1, 9); c.lineTo(9, -1); c.moveTo(-1, 1); c.lineTo(1, -1); c.moveTo(7, 9); c.lineTo(9, 7); }},
  overdue: {name: "overdue", draw: (c) => { c.moveTo(-1, 9); c.lineTo(9, -1); c.moveTo(-1, -1); c.lineTo(9, 9); }},
  jump: {name: "overdue", draw: (c) => { c.moveTo(2, 0); c.lineTo(2, 8); c.moveTo(6, 0); c.lineTo(6, 8); }},
  unheard: {name: "unknown", draw: (c) => { c.rect(3, 3, 1.5, 1.5); }},
};

function hatch(context, why) {
  const cause = causes[why], ratio = window.devicePixelRatio || 1;
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(8 * ratio);
  const c = tile.getContext("2d");
  c.scale(tile.width / 8, tile.height / 8);
  c.fillStyle = c.strokeStyle = colour(cause.name);
  c.globalAlpha = 0.16;
  c.fillRect(0, 0, 8, 8);
  c.globalAlpha = 1;
  c.lineWidth = 1.3;
  c.beginPath();
  cause.draw(c);
  c.stroke();
  const pattern = context.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(8 / tile.width));
  return pattern;
}

// One bar for each channel of each party's device: from when it was raised until it was restored.
function device_rows() {
  const rows = [];
  for (const party of ["protected_person", "wearer"]) {
    const bars = [];
    for (const event of data.events) {
      if (event.party !== party) continue;
      if (event.matter === "device") bars.push({what: event.event, from: event.t, to: data.end});
      if (event.event !== "restored") continue;
      for (const bar of bars) {
        if (bar.to === data.end && event.about.split(", ").includes(bar.what)) bar.to = event.t;
      }
    }
    if (bars.length > 0) rows.push({party, bars});
  }
  return rows;
}
const devices = device_rows();
const leases = [["protected", data.protected_awaited], ["wearer", data.wearer_awaited]]
  .filter(([, spans]) => spans.length > 0);

function levels_height() {
  const level = band_height + (has_evidence ? curve_height + 4 : 0) + row_gap;
  return data.levels.length * level + leases.length * band_height +
         devices.length * (band_height + 6) + axis_height;
}

// All but the moment that is shown; drawn once, because there can be a hundred thousand states.
let drawn_levels = null;

function draw_levels(t) {
  const {context, width, height} = surface("levels");
  const axes = chart_axes(width, height), x = axes.x(t);
  const canvas = context.canvas;
  if (!drawn_levels || drawn_levels.width !== canvas.width || drawn_levels.height !== canvas.height) {
    drawn_levels = document.createElement("canvas");
    drawn_levels.width = canvas.width;
    drawn_levels.height = canvas.height;
    const below = drawn_levels.getContext("2d");
    below.setTransform(context.getTransform());
    draw_rows(below, axes, height);
  }
  context.drawImage(drawn_levels, 0, 0, width, height);
  context.strokeStyle = colour("ink");
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, 2);
  context.lineTo(x, height - axis_height);
  context.stroke();
}

function draw_rows(context, axes, height) {
  const box = axes.box;
  const patterns = {};
  for (const why of Object.keys(causes)) patterns[why] = hatch(context, why);
  context.font = "12px system-ui, sans-serif";
  context.textBaseline = "middle";
  let top = 6;
  for (const level of data.levels) {
    level.states.forEach(([from, state, why], i) => {
      const to = i + 1 < level.states.length ? level.states[i + 1][0] : data.end;
      const left = axes.x(from), wide = Math.max(axes.x(to) - left, state === "active" ? 1 : 0);
      context.fillStyle = why ? patterns[why] : colour(state);
      context.globalAlpha = why ? 1 : state === "active" ? 0.85 : state === "clear" ? 0.4 : 0.3;
      context.fillRect(left, top, wide, band_height);
      context.globalAlpha = 1;
    });
    context.fillStyle = colour("ink");
    context.textAlign = "right";
    context.fillText(level.limit, box.left - 6, top + band_height / 2);
    top += band_height;
    if (has_evidence) {
      draw_evidence(context, axes, level, top + 4);
      top += curve_height + 4;
    }
    top += row_gap;
  }
  for (const [party, spans] of leases) {
    context.fillStyle = colour("overdue");
    for (const [from, to] of spans) {
      const left = axes.x(from);
      context.fillRect(left, top + 2, Math.max(axes.x(to) - left, 0.5), band_height - 8);
    }
    context.fillStyle = colour(party);
    context.textAlign = "right";
    context.fillText("report", box.left - 6, top + band_height / 2 - 1);
    top += band_height;
  }
  for (const {party, bars} of devices) {
    context.fillStyle = colour("device");
    bars.forEach(({from, to}) => {
      const left = axes.x(from);
      context.globalAlpha = 0.3;
      context.fillRect(left, top + 4, Math.max(axes.x(to) - left, 1), band_height - 8);
      context.globalAlpha = 1;
    });
    for (const {from} of bars) draw_device_mark(context, axes.x(from), top + band_height / 2);
    context.fillStyle = colour(party === "wearer" ? "wearer" : "protected");
    context.textAlign = "right";
    context.fillText("device", box.left - 6, top + band_height / 2);
    top += band_height + 6;
  }
  context.textBaseline = "alphabetic";
  draw_time_axis(context, axes, height);
}

// Steps, since nothing is added between samples; dashed, what is needed: to enter, or, while the
// level is active, to leave.
function draw_evidence(context, axes, level, top) {
  const bottom = top + curve_height;
  const most = level.evidence.reduce((a, b) => Math.max(a, b), level.needed) * 1.12;
  const y = (nats) => bottom - (nats / most) * curve_height;
  context.strokeStyle = colour("rule");
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(axes.box.left, bottom + 0.5);
  context.lineTo(axes.box.right, bottom + 0.5);
  context.stroke();
  context.beginPath();
  context.moveTo(axes.x(level.evidence_t[0]), bottom);
  level.evidence.forEach((nats, i) => {
    const next = i + 1 < level.evidence.length ? level.evidence_t[i + 1] : data.end;
    context.lineTo(axes.x(level.evidence_t[i]), y(nats));
    context.lineTo(axes.x(next), y(nats));
  });
  context.lineTo(axes.x(data.end), bottom);
  context.fillStyle = colour("evidence");
  context.globalAlpha = 0.3;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = colour("evidence");
  context.lineWidth = 1.2;
  context.stroke();
  context.setLineDash([4, 3]);
  context.lineWidth = 1.2;
  let from = 0;
  const needed_until = (to, active) => {
    const line = y(active ? level.needed_to_leave : level.needed);
    context.strokeStyle = colour(active ? "clear" : "active");
    context.beginPath();
    context.moveTo(axes.x(from), line);
    context.lineTo(axes.x(to), line);
    context.stroke();
    from = to;
  };
  let active = false;
  for (const [at, state] of level.states) {
    if ((state === "active") !== active) needed_until(at, active);
    active = state === "active";
  }
  needed_until(data.end, active);
  context.setLineDash([]);
  context.fillStyle = colour("faint");
  context.textAlign = "right";
  context.fillText(level.needed.toFixed(1), axes.box.left - 6, y(level.needed));
  context.fillText("0", axes.box.left - 6, bottom - 3);
}

// A square with a mark of exclamation: never a triangle, which is an approach.
function draw_device_mark(context, x, y) {
  context.fillStyle = colour("device");
  context.fillRect(x - 5.5, y - 5.5, 11, 11);
  context.fillStyle = colour("paper");
  context.fillRect(x - 0.9, y - 3.6, 1.8, 4.4);
  context.fillRect(x - 0.9, y + 2, 1.8, 1.8);
}

// What each level is at t, in words.
function standing_in_words(t) {
  return data.levels.map((level) => {
    const i = index_at(level.states.map((part) => part[0]), t);
    const [, state, why] = i < 0 ? [0, "unknown"] : level.states[i];
    let text = level.limit + " " + state + (why ? " (" + why + ")" : "");
    const j = index_at(level.evidence_t, t);
    if (j >= 0) {
      const needed = state === "active" ? level.needed_to_leave : level.needed;
      text += ", evidence " + level.evidence[j].toFixed(1) + " of " + needed.toFixed(1) +
              (state === "active" ? " to leave" : "");
    }
    return text;
  }).join("; ");
}
