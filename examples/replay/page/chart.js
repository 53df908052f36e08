// Separation over time: the curve, the radius, the state as bands, the alerts as marks.

let logarithmic = true;
for (const {states} of data.levels) {
  if (states.length === 0 || states[0][0] > 0) states.unshift([0, "unknown"]);
}

function state_at({states}, t) {
  let low = 0, high = states.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (states[middle][0] <= t) low = middle + 1; else high = middle;
  }
  return low === 0 ? "unknown" : states[low - 1][1];
}

function separation_at(t) {
  if (!data.common.some(([from, to]) => t >= from && t <= to)) return null;
  const i = index_at(data.apart_t, t);
  if (i < 0) return null;
  const last = i === data.apart_t.length - 1;
  const step = last ? 0 : data.apart_t[i + 1] - data.apart_t[i];
  const share = step > 0 ? (t - data.apart_t[i]) / step : 0;
  return data.apart_m[i] + (last ? 0 : share * (data.apart_m[i + 1] - data.apart_m[i]));
}

function utc(t, seconds) {
  return new Date(data.start + t).toISOString().slice(11, seconds ? 19 : 16);
}

function date_of(t) {
  return new Date(data.start + t).toISOString().slice(0, 10);
}

// From time and metres to pixels.
function chart_axes(width, height) {
  const box = {left: 52, right: width - 10, top: 12, bottom: height - 24};
  const inmost = data.levels[data.levels.length - 1].radius;
  const most = data.apart_m.reduce((a, b) => Math.max(a, b), data.radius);
  const least = data.apart_m.reduce((a, b) => Math.min(a, b), inmost);
  const lowest = Math.max(Math.min(least, inmost / 2) * 0.7, inmost / 1000);
  const low = logarithmic ? lowest : 0;
  const high = logarithmic ? Math.max(most, data.radius * 2) * 1.25 : most * 1.06;
  const measure = logarithmic ? (m) => Math.log(Math.max(m, low)) : (m) => m;
  const bottom = measure(low), top = measure(high);
  const end = Math.max(data.end, 1);
  return {
    box, low, high,
    x: (t) => box.left + (t / end) * (box.right - box.left),
    y: (m) => box.bottom - ((measure(m) - bottom) / (top - bottom)) * (box.bottom - box.top),
    t: (x) => Math.min(end, Math.max(0, ((x - box.left) / (box.right - box.left)) * end)),
  };
}

function distance_ticks(axes) {
  const ticks = [];
  if (logarithmic) {
    const wide = axes.high / axes.low > 300;
    for (let power = Math.floor(Math.log10(axes.low)); Math.pow(10, power) <= axes.high; ++power) {
      for (const digit of wide ? [1] : [1, 2, 5]) ticks.push(digit * Math.pow(10, power));
    }
  } else {
    const rough = axes.high / 4, power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = power * (rough / power >= 5 ? 5 : rough / power >= 2 ? 2 : 1);
    for (let metres = 0; metres <= axes.high; metres += step) ticks.push(metres);
  }
  return ticks.filter((metres) => metres >= axes.low && metres <= axes.high);
}

function time_ticks(axes) {
  const minute = 60000;
  const steps = [1 / 12, 1 / 6, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080,
                 43200];
  const room = Math.max(2, (axes.box.right - axes.box.left) / 58);
  const step = minute * (steps.find((s) => data.end / (s * minute) <= room) || 525600);
  const ticks = [];
  const first = Math.ceil(data.start / step) * step - data.start;
  for (let t = first; t <= data.end; t += step) ticks.push(t);
  return {ticks, step};
}

function draw_chart(t) {
  const {context, width, height} = surface("chart");
  const axes = chart_axes(width, height), box = axes.box;
  context.font = "12px system-ui, sans-serif";

  const states = data.levels[0].states;
  states.forEach(([from, state], i) => {
    const to = i + 1 < states.length ? states[i + 1][0] : data.end;
    context.fillStyle = colour(state);
    context.globalAlpha = state === "active" ? 0.2 : 0.12;
    const left = axes.x(from), wide = Math.max(axes.x(to) - left, 0);
    context.fillRect(left, box.top, wide, box.bottom - box.top);
    context.globalAlpha = 1;
    context.fillRect(left, box.bottom - 3, wide, 3);
  });

  context.textAlign = "right";
  context.textBaseline = "middle";
  context.lineWidth = 1;
  const radii_y = data.levels.map((level) => axes.y(level.radius));
  for (const metres of distance_ticks(axes)) {
    const y = Math.round(axes.y(metres)) + 0.5;
    context.strokeStyle = colour("rule");
    context.beginPath();
    context.moveTo(box.left, y);
    context.lineTo(box.right, y);
    context.stroke();
    context.fillStyle = colour("faint");
    if (radii_y.every((radius_y) => Math.abs(y - radius_y) > 10)) {
      context.fillText(metres >= 1000 ? metres / 1000 + " km" : metres + " m", box.left - 6, y);
    }
  }
  context.textBaseline = "alphabetic";
  draw_time_axis(context, axes, height);

  context.save();
  context.beginPath();
  context.rect(box.left, box.top - 1, box.right - box.left, box.bottom - box.top + 2);
  context.clip();
  context.strokeStyle = colour("ink");
  context.lineWidth = 1.6;
  context.lineJoin = "round";
  for (const [from, to] of data.common) {
    context.beginPath();
    let begun = false;
    for (let i = Math.max(index_at(data.apart_t, from - 1), 0); i < data.apart_t.length; ++i) {
      if (data.apart_t[i] < from) continue;
      if (data.apart_t[i] > to) break;
      const x = axes.x(data.apart_t[i]), y = axes.y(data.apart_m[i]);
      if (begun) context.lineTo(x, y); else context.moveTo(x, y);
      begun = true;
    }
    context.stroke();
  }
  context.restore();

  context.strokeStyle = context.fillStyle = colour("active");
  context.lineWidth = 1.2;
  context.textAlign = "right";
  context.textBaseline = "middle";
  data.levels.forEach((level, k) => {
    context.setLineDash([6, 4]);
    context.beginPath();
    context.moveTo(box.left, radii_y[k]);
    context.lineTo(box.right, radii_y[k]);
    context.stroke();
    context.setLineDash([]);
    context.fillText(level.limit, box.left - 6, radii_y[k]);
  });
  context.textBaseline = "alphabetic";
  draw_marks(context, axes);
  draw_cursor(context, axes, t);
}

function draw_time_axis(context, axes, height) {
  context.fillStyle = colour("faint");
  context.textAlign = "center";
  const {ticks, step} = time_ticks(axes);
  for (const at of ticks) {
    const x = axes.x(at);
    if (x < axes.box.left + 14 || x > axes.box.right - 14) continue;
    const text = step >= 86400000 ? date_of(at).slice(5) : utc(at, step < 60000);
    context.fillText(text, x, height - 7);
  }
}

// A filled triangle where a level was entered, a hollow one where it was left; at the foot, a square
// for what a device said and a ring for what the centre did.
function draw_marks(context, axes) {
  for (const event of data.events) {
    const foot = axes.box.bottom - 12;
    if (event.matter === "device") draw_device_mark(context, axes.x(event.t), foot);
    if (event.matter === "centre") {
      context.beginPath();
      context.arc(axes.x(event.t), foot, 4.5, 0, 2 * Math.PI);
      context.strokeStyle = colour("ink");
      context.fillStyle = colour("land");
      context.lineWidth = 1.5;
      context.fill();
      context.stroke();
    }
    if (event.matter !== "pair" || (event.event !== "entered" && event.event !== "left")) continue;
    const x = axes.x(event.t), entered = event.event === "entered";
    context.beginPath();
    context.moveTo(x, axes.box.top + 8);
    context.lineTo(x - 5, axes.box.top - 1);
    context.lineTo(x + 5, axes.box.top - 1);
    context.closePath();
    context.fillStyle = entered ? colour("active") : colour("land");
    context.strokeStyle = entered ? colour("active") : colour("clear");
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  }
}

function draw_cursor(context, axes, t) {
  const x = axes.x(t), metres = separation_at(t);
  context.strokeStyle = colour("ink");
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, axes.box.top);
  context.lineTo(x, axes.box.bottom);
  context.stroke();
  if (metres === null) return;
  context.beginPath();
  context.arc(x, axes.y(metres), 4, 0, 2 * Math.PI);
  context.fillStyle = colour("ink");
  context.fill();
}
