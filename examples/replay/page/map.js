// The map: both tracks to scale, the circle around the protected person, the zones, north up.

const data = JSON.parse(document.getElementById("data").textContent);
data.radius = data.levels[0].radius;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

// A canvas as sharp as the screen; draws in CSS pixels.
function surface(id) {
  const canvas = document.getElementById(id);
  const context = canvas.getContext("2d");
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth, height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return {context, width, height};
}

// The last index whose time is not after t; -1 before the first.
function index_at(times, t) {
  let low = 0, high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= t) low = middle + 1; else high = middle;
  }
  return low - 1;
}

// Where a party is at t by straight motion; nothing before its first fix or after its last.
function place_at(party, t) {
  const i = index_at(party.t, t);
  if (i < 0 || (i === party.t.length - 1 && t > party.t[i])) return null;
  if (i === party.t.length - 1) return {x: party.x[i], y: party.y[i], silent: false};
  const share = (t - party.t[i]) / (party.t[i + 1] - party.t[i]);
  return {x: party.x[i] + share * (party.x[i + 1] - party.x[i]),
          y: party.y[i] + share * (party.y[i + 1] - party.y[i]),
          silent: party.gap[i]};
}

// A leg counts as a gap when it lasts ten times the usual leg and a minute at least.
function find_gaps(party) {
  const spans = party.t.slice(1).map((t, i) => t - party.t[i]);
  const usual = spans.slice().sort((a, b) => a - b)[spans.length >> 1] || 0;
  party.gap = spans.map((span) => span >= Math.max(60000, 10 * usual));
}

function path_of(party, gaps) {
  const path = new Path2D();
  for (let i = 0; i + 1 < party.t.length; ++i) {
    if (party.gap[i] !== gaps) continue;
    if (gaps || i === 0 || party.gap[i - 1]) path.moveTo(party.x[i], -party.y[i]);
    path.lineTo(party.x[i + 1], -party.y[i + 1]);
  }
  return path;
}

// What a zone covers on the map, and the pieces to draw it with.
function prepare_zone(zone) {
  const box = {west: Infinity, east: -Infinity, south: Infinity, north: -Infinity};
  const cover = (x, y, around) => {
    box.west = Math.min(box.west, x - around); box.east = Math.max(box.east, x + around);
    box.south = Math.min(box.south, y - around); box.north = Math.max(box.north, y + around);
  };
  const path_through = (path, numbers, first, around) => {
    for (let i = first; i < numbers.length; i += 2) {
      if (i === first) path.moveTo(numbers[i], -numbers[i + 1]);
      else path.lineTo(numbers[i], -numbers[i + 1]);
      cover(numbers[i], numbers[i + 1], around);
    }
  };
  zone.area = new Path2D();
  for (const ring of zone.rings) { path_through(zone.area, ring, 0, 0); zone.area.closePath(); }
  for (const [x, y, radius] of zone.discs) {
    zone.area.moveTo(x + radius, -y);
    zone.area.arc(x, -y, radius, 0, 2 * Math.PI);
    cover(x, y, radius);
  }
  zone.ways = zone.lines.map((line) => {
    const path = new Path2D();
    path_through(path, line, 1, line[0]);
    return {path, width: 2 * line[0]};
  });
  zone.box = box;
  zone.visits = [];
  for (const party of ["protected_person", "wearer"]) {
    let since = null;
    for (const event of data.events) {
      if (event.zone !== zone.index || event.party !== party) continue;
      if (event.event === "entered") since = event.t;
      if (event.event === "left" && since !== null) { zone.visits.push([since, event.t]); since = null; }
    }
    if (since !== null) zone.visits.push([since, data.end]);
  }
}

// Of both tracks, of the circle wherever it goes, and of what ends of a zone are near.
function bounds() {
  const xs = [], ys = [];
  for (const [party, around] of [[data.protected, data.radius], [data.wearer, 0]]) {
    for (const x of party.x) xs.push(x - around, x + around);
    for (const y of party.y) ys.push(y - around, y + around);
  }
  const least = (list) => list.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (list) => list.reduce((a, b) => Math.max(a, b), -Infinity);
  const tracks = {west: least(xs), east: most(xs), south: least(ys), north: most(ys)};
  const all = {...tracks};
  const half = Math.max(all.east - all.west, all.north - all.south) / 2;
  for (const {box} of data.zones) {
    if (box.west >= tracks.west - half) all.west = Math.min(all.west, box.west);
    if (box.east <= tracks.east + half) all.east = Math.max(all.east, box.east);
    if (box.south >= tracks.south - half) all.south = Math.min(all.south, box.south);
    if (box.north <= tracks.north + half) all.north = Math.max(all.north, box.north);
  }
  return all;
}

for (const party of [data.protected, data.wearer]) {
  find_gaps(party);
  party.path = path_of(party, false);
  party.gaps = path_of(party, true);
}
data.zones.forEach(prepare_zone);
const extent = bounds();
let following = false;

// As high as the tracks ask for, as far as the screen allows.
function fit_map() {
  const canvas = document.getElementById("map");
  const wide = Math.max(extent.east - extent.west, 20);
  const high = Math.max(extent.north - extent.south, 20);
  const asked = (canvas.clientWidth * high) / wide + 40;
  const most = Math.min(620, Math.max(320, innerHeight * (innerWidth > 760 ? 0.62 : 0.5)));
  canvas.style.height = Math.round(Math.min(most, Math.max(280, asked))) + "px";
}

// What part of the world the canvas shows: its middle, and pixels per metre.
function view(width, height, a, b) {
  const margin = 28;
  let {west, east, south, north} = extent;
  if (following && (a || b)) {
    const middle = a || b;
    const half = 1.25 * data.radius;
    west = middle.x - half; east = middle.x + half;
    south = middle.y - half; north = middle.y + half;
    if (a && b && Math.hypot(a.x - b.x, a.y - b.y) < 4 * data.radius) {
      west = Math.min(west, b.x); east = Math.max(east, b.x);
      south = Math.min(south, b.y); north = Math.max(north, b.y);
    }
  }
  const wide = Math.max(east - west, 20), high = Math.max(north - south, 20);
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high);
  return {x: (west + east) / 2, y: (south + north) / 2, scale};
}

function draw_map(t) {
  const {context, width, height} = surface("map");
  const a = place_at(data.protected, t), b = place_at(data.wearer, t);
  const {x, y, scale} = view(width, height, a, b);
  const across = (p) => width / 2 + (p.x - x) * scale;
  const down = (p) => height / 2 - (p.y - y) * scale;

  draw_zones(context, width, height, {x, y, scale}, t);
  for (const [party, name] of [[data.protected, "protected"], [data.wearer, "wearer"]]) {
    context.save();
    context.translate(width / 2 - x * scale, height / 2 + y * scale);
    context.scale(scale, scale);
    context.lineJoin = "round";
    context.strokeStyle = colour(name);
    context.globalAlpha = 0.5;
    context.lineWidth = 1.6 / scale;
    context.stroke(party.path);
    context.setLineDash([5 / scale, 5 / scale]);
    context.lineWidth = 1 / scale;
    context.stroke(party.gaps);
    context.restore();
    draw_trail(context, party, name, t, across, down);
  }

  for (const level of a ? data.levels : []) {
    const active = state_at(level, t) === "active";
    context.beginPath();
    context.arc(across(a), down(a), Math.max(level.radius * scale, 1), 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle = colour(active ? "active" : "protected");
    context.globalAlpha = active ? 0.16 : 0.08;
    context.fill();
    context.globalAlpha = 0.9;
    context.lineWidth = 1.4;
    context.stroke();
    context.globalAlpha = 1;
  }
  if (a && b) {
    context.beginPath();
    context.moveTo(across(a), down(a));
    context.lineTo(across(b), down(b));
    context.strokeStyle = colour("faint");
    context.lineWidth = 1;
    context.setLineDash([2, 4]);
    context.stroke();
    context.setLineDash([]);
  }
  label_zones(context, width, height, {x, y, scale});
  if (a) draw_party(context, across(a), down(a), "protected", a.silent);
  if (b) draw_party(context, across(b), down(b), "wearer", b.silent);
  draw_scale_bar(context, width, height, scale);
}

// Filled faintly, more strongly while a party is in it.
function draw_zones(context, width, height, {x, y, scale}, t) {
  context.fillStyle = context.strokeStyle = colour("zone");
  context.lineJoin = context.lineCap = "round";
  for (const zone of data.zones) {
    const visited = zone.visits.some(([from, to]) => t >= from && t < to);
    context.save();
    context.translate(width / 2 - x * scale, height / 2 + y * scale);
    context.scale(scale, scale);
    context.globalAlpha = visited ? 0.3 : 0.12;
    context.fill(zone.area, "evenodd");
    for (const way of zone.ways) {
      context.lineWidth = way.width;
      context.stroke(way.path);
    }
    context.globalAlpha = 0.9;
    context.lineWidth = 1.2 / scale;
    context.stroke(zone.area);
    for (const way of zone.ways) context.stroke(way.path);
    context.restore();
  }
}

// Names where there is room: over what is seen of the zone, not on each other.
function label_zones(context, width, height, {x, y, scale}) {
  const taken = [];
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 3;
  context.strokeStyle = colour("land");
  context.fillStyle = colour("zone");
  for (const {name, box} of data.zones) {
    if (taken.length >= 40) break;
    const left = Math.max(width / 2 + (box.west - x) * scale, 0);
    const right = Math.min(width / 2 + (box.east - x) * scale, width);
    const top = Math.max(height / 2 - (box.north - y) * scale, 0);
    const bottom = Math.min(height / 2 - (box.south - y) * scale, height);
    if (right - left < 10 || bottom - top < 6) continue;
    const text = name.length > 28 ? name.slice(0, 27) + "\u2026" : name;
    const half = context.measureText(text).width / 2 + 3;
    const middle = Math.min(Math.max((left + right) / 2, half + 2), width - half - 2);
    const line = Math.min(Math.max(top - 9, 12), height - 34);
    const clear = taken.every((other) => Math.abs(other.line - line) > 15 ||
                                         Math.abs(other.middle - middle) > other.half + half);
    if (!clear) continue;
    taken.push({line, middle, half});
    context.strokeText(text, middle, line);
    context.fillText(text, middle, line);
  }
  context.textBaseline = "alphabetic";
}

// The last five minutes, stronger.
function draw_trail(context, party, name, t, across, down) {
  const now = place_at(party, t);
  const from = Math.max(index_at(party.t, t - 300000), 0), to = index_at(party.t, t);
  if (to < 0) return;
  context.beginPath();
  for (let i = from; i <= to; ++i) {
    const p = {x: party.x[i], y: party.y[i]};
    if (i === from || party.gap[i - 1]) context.moveTo(across(p), down(p));
    else context.lineTo(across(p), down(p));
  }
  if (now && !now.silent) context.lineTo(across(now), down(now));
  context.strokeStyle = colour(name);
  context.lineWidth = 3;
  context.lineJoin = context.lineCap = "round";
  context.stroke();
}

// A dot; hollow while the party's receiver is silent.
function draw_party(context, x, y, name, silent) {
  context.beginPath();
  context.arc(x, y, 6, 0, 2 * Math.PI);
  context.fillStyle = silent ? colour("land") : colour(name);
  context.strokeStyle = silent ? colour(name) : colour("paper");
  context.lineWidth = 2;
  context.fill();
  context.stroke();
}

function length_in_words(metres) {
  const size = Math.abs(metres);
  if (size >= 10000) return (metres / 1000).toFixed(size >= 100000 ? 0 : 1) + " km";
  return metres.toFixed(size >= 100 ? 0 : 1) + " m";
}

// A round length of at most a quarter of the width, at the lower left; north at the upper right.
function draw_scale_bar(context, width, height, scale) {
  const most = Math.min(width / 4, 180) / scale;
  const power = Math.pow(10, Math.floor(Math.log10(most)));
  const metres = power * (most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1);
  const left = 14.5, bottom = Math.round(height - 14) + 0.5;
  context.strokeStyle = context.fillStyle = colour("ink");
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left, bottom - 5);
  context.lineTo(left, bottom);
  context.lineTo(left + metres * scale, bottom);
  context.lineTo(left + metres * scale, bottom - 5);
  context.stroke();
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "left";
  context.fillText(metres >= 1000 ? metres / 1000 + " km" : metres + " m", left + 5, bottom - 5);

  const x = width - 20;
  context.beginPath();
  context.moveTo(x, 12);
  context.lineTo(x + 5, 26);
  context.lineTo(x, 23);
  context.lineTo(x - 5, 26);
  context.closePath();
  context.fill();
  context.textAlign = "center";
  context.fillText("N", x, 40);
}
