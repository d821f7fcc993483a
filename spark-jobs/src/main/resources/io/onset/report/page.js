// Sets the charts' options and nothing else: every number comes from the figures' data, every line
// is drawn by ECharts. A chart is made when its figure comes near the screen.
(() => {
  'use strict';

  const root = document.documentElement;
  const views = new Map(); // figure element -> its view

  // ---- looks ----

  const probe = document.body.appendChild(document.createElement('i'));
  probe.hidden = true;

  /** A colour of the style sheet as the theme has it now. */
  function colour(name) {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  }

  function palette() {
    return {ink: colour('ink'), soft: colour('soft'), grid: colour('grid'), sheet: colour('sheet'), line: colour('line')};
  }

  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'roundRect'];
  const SYMBOL_SIZES = [9, 7, 5];
  const MOST_SYMBOLS = 150;  // of a curve: more would hide it
  const MOST_POINTS = 2000;  // of a curve: more are thinned to what the screen can show

  // ---- numbers ----

  const drawable = (value, log) => typeof value === 'number' && (!log || value > 0);

  /** Four digits, or all of a whole number. */
  function text(value) {
    if (typeof value !== 'number') return value === null || value === undefined ? 'undefined' : String(value);
    if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
    const size = Math.abs(value);
    return size >= 1e-3 && size < 1e6 ? String(+value.toPrecision(4)) : value.toExponential(3);
  }

  const FEW_DECADES = 2;         // have too few powers of ten to be read by, and powers of two instead
  const NARROW = Math.log10(4);  // may have one power of two, and its ends are labelled as well

  /** On a logarithmic axis whole powers of its base are labelled, and both ends where it is narrow. */
  function label(value, log, base, decades) {
    if (!log) return text(value);
    const exponent = Math.log10(value) / Math.log10(base);
    const whole = Math.abs(exponent - Math.round(exponent)) < 1e-9;
    return whole || decades < NARROW ? text(+value.toPrecision(12)) : '';
  }

  const escaped = words => words.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);

  // ---- options ----

  /** The ends of an axis: the figure's own, else those of the data and, on a line, of the bands. */
  function range(axis, log, values) {
    let low = Infinity, high = -Infinity;
    for (const list of values) {
      for (const value of list || []) {
        if (drawable(value, log)) {
          if (value < low) low = value;
          if (value > high) high = value;
        }
      }
    }
    if (low > high) return log ? [1, 10] : [0, 1];
    const forward = log ? Math.log10 : x => x;
    const backward = log ? x => 10 ** x : x => x;
    const from = forward(drawable(axis.from, log) ? axis.from : low);
    const to = forward(drawable(axis.to, log) ? axis.to : high);
    const aside = to > from ? 0.03 * (to - from) : log ? 0.5 : Math.abs(to) / 20 || 1;
    const ends = [backward(from - aside), backward(to + aside)];
    return log && to - from + 2 * aside < NARROW ? [rounded(ends[0], Math.floor), rounded(ends[1], Math.ceil)] : ends;
  }

  /** The next number of one digit: the ends may be all the labels that a narrow axis has. */
  function rounded(value, how) {
    const unit = 10 ** Math.floor(Math.log10(value));
    return +(how(value / unit) * unit).toPrecision(12);
  }

  function axis(figure, name, view, colours) {
    const log = view.log[name];
    const of = series => name === 'x' ? [series.x] : [series.y, series.lo, series.hi];
    const [min, max] = range(figure[name], log, figure.series.flatMap(of));
    const decades = log ? Math.log10(max / min) : 0;
    const base = decades < FEW_DECADES ? 2 : 10;
    return {
      type: log ? 'log' : 'value', logBase: base, min, max,
      name: figure[name].label, nameLocation: 'middle', nameGap: name === 'x' ? 28 : 48,
      nameTextStyle: {color: colours.ink, fontSize: 13},
      axisLine: {show: true, onZero: false, lineStyle: {color: colours.soft}},
      axisTick: {show: !log || decades >= NARROW, lineStyle: {color: colours.soft}},
      axisLabel: {
        color: colours.soft, hideOverlap: true,
        showMinLabel: log ? undefined : false, showMaxLabel: log ? undefined : false,
        formatter: value => label(value, log, base, decades)
      },
      splitLine: {show: !log || decades >= NARROW, lineStyle: {color: colours.grid}},
      minorTick: {show: log && base === 10, splitNumber: 9, lineStyle: {color: colours.soft}},
      axisPointer: {label: {show: false}}
    };
  }

  /** The points of a curve that can be drawn; a gap stays a gap. */
  function points(series, view) {
    return series.x.map((x, i) => {
      const shown = drawable(x, view.log.x) && drawable(series.y[i], view.log.y);
      return [drawable(x, view.log.x) ? x : null, shown ? series.y[i] : null];
    });
  }

  function curve(series, view, colours) {
    const rows = points(series, view);
    const ink = series.theory ? colours.ink : series.color;
    const fades = series.theory ? 1 - 0.25 * (series.index % 3) : 1;
    return {
      id: 'curve-' + series.label, name: series.label, type: 'line', data: rows, z: 3,
      connectNulls: false, clip: true, animation: false,
      symbol: series.theory ? 'none' : SYMBOLS[series.index % SYMBOLS.length],
      symbolSize: SYMBOL_SIZES[series.index % SYMBOL_SIZES.length],
      showSymbol: !series.theory && rows.length <= MOST_SYMBOLS,
      sampling: rows.length > MOST_POINTS ? 'lttb' : undefined,
      lineStyle: {color: ink, width: series.width, opacity: fades, type: series.dash.length ? series.dash : 'solid'},
      itemStyle: {color: ink, borderColor: colours.sheet, borderWidth: 0.8, opacity: series.theory ? 0 : 1},
      emphasis: {disabled: rows.length > MOST_POINTS}
    };
  }

  /** Unbroken runs of a curve's points with their bands, closed at the point or the axis's end. */
  function runs(series, view) {
    const all = [];
    let run = null;
    points(series, view).forEach(([x, y], i) => {
      if (y === null || x === null) { run = null; return; }
      if (!run) all.push(run = []);
      const end = (value, open) =>
        value === 'inf' || value === '-inf' ? open : drawable(value, view.log.y) ? value : value === null ? y : open;
      run.push([x, end(series.lo[i], -Infinity), end(series.hi[i], Infinity)]);
    });
    return all;
  }

  /** Of more points than the screen can show the envelope: no end of any interval is lost. */
  function thinned(run) {
    const size = Math.ceil(run.length / (MOST_POINTS / 2));
    if (size < 2) return run;
    const thin = [];
    for (let i = 0; i < run.length; i += size) {
      const part = run.slice(i, i + size);
      const lo = Math.min(...part.map(point => point[1])), hi = Math.max(...part.map(point => point[2]));
      thin.push([part[0][0], lo, hi]);
      if (i + size >= run.length) thin.push([part[part.length - 1][0], lo, hi]);
    }
    return thin;
  }

  /** A band is one polygon for each unbroken run; a lone point has a bar. */
  function band(series, view) {
    const bands = runs(series, view).map(thinned);
    return {
      id: 'band-' + series.label, name: series.label, type: 'custom', z: 2, silent: true, clip: true,
      animation: false, data: bands.map(run => [run[0][0], run[0][1], run[0][2]]), encode: {x: 0, y: [1, 2]},
      itemStyle: {color: series.color},
      renderItem: (params, api) => {
        const area = params.coordSys;
        const at = (x, y) => {
          const [left, top] = api.coord([x, Number.isFinite(y) ? y : 1]);
          return [left, y === Infinity ? area.y : y === -Infinity ? area.y + area.height : top];
        };
        const run = bands[params.dataIndex];
        if (run.length === 1) {
          const [[x, lo, hi]] = run, low = at(x, lo), high = at(x, hi);
          return {type: 'line', shape: {x1: low[0], y1: low[1], x2: high[0], y2: high[1]}, style: {stroke: series.color, lineWidth: 2, opacity: 0.6}};
        }
        const upper = run.map(([x, , hi]) => at(x, hi));
        const lower = run.map(([x, lo]) => at(x, lo)).reverse();
        return {type: 'polygon', shape: {points: upper.concat(lower)}, style: {fill: series.color, opacity: 0.17}};
      }
    };
  }

  function tooltip(figure, shown) {
    const x = shown[0].value[0];
    const lines = shown.filter(item => item.seriesType === 'line').map(item => {
      const series = figure.series.find(one => one.label === item.seriesName);
      const i = item.dataIndex;
      const interval = series.lo ? ` <small>[${text(series.lo[i])}, ${text(series.hi[i])}]</small>` : '';
      const at = series.x[i] === x ? '' : ` <small>at ${text(series.x[i])}</small>`;
      return `${item.marker}${escaped(series.label)}: <b>${text(series.y[i])}</b>${interval}${at}`;
    });
    return `${escaped(figure.x.label)} <b>${text(x)}</b><br>${lines.join('<br>')}`;
  }

  function option(figure, view) {
    const colours = palette();
    const bands = figure.series.filter(series => series.lo);
    const zoom = {type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, moveOnMouseMove: false, preventDefaultMouseMove: false};
    return {
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily.replace(/"/g, "'")}, // an SVG has it in quotes
      grid: {left: 66, right: 16, top: 14, bottom: 76},
      legend: {
        type: 'scroll', bottom: 0, data: figure.series.map(series => series.label), itemWidth: 34,
        textStyle: {color: colours.ink}, inactiveColor: colours.line, pageTextStyle: {color: colours.soft},
        pageIconColor: colours.soft, pageIconInactiveColor: colours.line, selected: view.hidden
      },
      tooltip: {
        trigger: 'axis', confine: true, backgroundColor: colours.sheet, borderColor: colours.line,
        textStyle: {color: colours.ink, fontSize: 13}, formatter: shown => tooltip(figure, shown),
        axisPointer: {type: 'line', lineStyle: {color: colours.soft}}
      },
      toolbox: {itemSize: 0, top: -99, feature: {dataZoom: {filterMode: 'none', brushStyle: {color: colours.soft, opacity: 0.15}}}},
      dataZoom: [{...zoom, xAxisIndex: 0}, {...zoom, yAxisIndex: 0}],
      xAxis: axis(figure, 'x', view, colours),
      yAxis: axis(figure, 'y', view, colours),
      series: figure.series.map(series => curve(series, view, colours)).concat(bands.map(series => band(series, view)))
    };
  }

  // ---- charts ----

  /** Draws a figure anew, with what was hidden still hidden. */
  function draw(element) {
    const view = views.get(element);
    view.chart.setOption(option(view.figure, view), {notMerge: true});
    if (!matchMedia('(pointer: coarse)').matches) { // a finger scrolls
      view.chart.dispatchAction({type: 'takeGlobalCursor', key: 'dataZoomSelect', dataZoomSelectActive: true});
    }
    for (const button of element.querySelectorAll('[data-axis]')) {
      button.setAttribute('aria-pressed', view.log[button.dataset.axis]);
    }
  }

  function canBeLog(figure, name) {
    return figure.series.some(series => series[name].some(value => drawable(value, true)));
  }

  function open(element) {
    if (views.has(element)) return;
    const figure = JSON.parse(element.querySelector('script').textContent);
    figure.series.forEach((series, i) => { series.x = series.x || figure.series[i - 1].x; });
    const place = element.querySelector('.chart');
    const view = {figure, log: {x: figure.x.log, y: figure.y.log}, hidden: {}, chart: echarts.init(place)};
    views.set(element, view);
    for (const name of ['x', 'y']) {
      element.querySelector(`[data-axis="${name}"]`).disabled = !canBeLog(figure, name);
    }
    view.chart.on('legendselectchanged', event => { view.hidden = event.selected; });
    place.addEventListener('dblclick', () => draw(element));
    new ResizeObserver(() => view.chart.resize()).observe(place);
    draw(element);
  }

  // ---- downloads ----

  function save(name, content, type) {
    const url = content instanceof Blob ? URL.createObjectURL(content) : content;
    const link = Object.assign(document.createElement('a'), {href: url, download: name});
    link.click();
    if (type) setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  /** A still of the figure as it is shown, with title and caption. */
  function still(view, renderer) {
    const size = {width: 900, height: 640};
    const vector = renderer === 'svg';
    const chart = echarts.init(vector ? null : document.createElement('div'), null, {renderer, ssr: vector, ...size});
    const colours = palette();
    const zoom = view.chart.getOption().dataZoom;
    const shown = option(view.figure, view);
    shown.backgroundColor = colours.sheet;
    shown.grid = {left: 76, right: 24, top: 52, bottom: 128};
    shown.legend.bottom = 52;
    shown.legend.type = 'plain';
    shown.dataZoom = shown.dataZoom.map((one, i) => ({...one, start: zoom[i].start, end: zoom[i].end}));
    shown.toolbox = undefined;
    shown.title = [
      {text: view.figure.title, left: 'center', top: 12, textStyle: {color: colours.ink, fontSize: 16, fontWeight: 600, width: 860, overflow: 'break'}},
      {text: view.figure.caption, left: 20, bottom: 8, textStyle: {color: colours.soft, fontSize: 12, fontWeight: 400, width: 860, overflow: 'break'}}
    ];
    chart.setOption(shown);
    const content = vector ? new Blob([chart.renderToSVGString()], {type: 'image/svg+xml'}) : chart.getDataURL({pixelRatio: 3, backgroundColor: colours.sheet});
    chart.dispose();
    return content;
  }

  function csv(figure) {
    const quoted = words => `"${String(words).replace(/"/g, '""')}"`;
    const cell = value => value === null || value === undefined ? '' : value;
    const lines = ['series,x,y,lo,hi'];
    for (const series of figure.series) {
      series.x.forEach((x, i) => {
        const band = series.lo ? [series.lo[i], series.hi[i]] : [null, null];
        lines.push([quoted(series.label), x, series.y[i], ...band].map(cell).join(','));
      });
    }
    return new Blob([lines.join('\n') + '\n'], {type: 'text/csv'});
  }

  const SAVERS = {svg: view => still(view, 'svg'), png: view => still(view, 'canvas'), csv: view => csv(view.figure)};

  // ---- the page ----

  document.addEventListener('click', event => {
    const button = event.target.closest('.tools button');
    if (!button) return;
    const element = button.closest('figure');
    open(element);
    const view = views.get(element);
    const {axis: name, save: kind} = button.dataset;
    if (name) view.log[name] = !view.log[name];
    if (kind) save(`${view.figure.name}.${kind}`, SAVERS[kind](view), kind !== 'png');
    else draw(element);
  });

  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
  const redraw = () => views.forEach((view, element) => draw(element));
  document.getElementById('theme').addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    redraw();
  });
  system.addEventListener('change', redraw);

  const filter = document.getElementById('filter');
  if (filter) {
    filter.addEventListener('input', () => {
      const words = filter.value.toLowerCase().split(/\s+/);
      for (const element of document.querySelectorAll('figure')) {
        const title = element.dataset.title.toLowerCase();
        element.hidden = !words.every(word => title.includes(word));
      }
    });
  }

  const near = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        open(entry.target);
      }
    }
  }, {rootMargin: '300px'});
  document.querySelectorAll('figure').forEach(element => near.observe(element));
  addEventListener('beforeprint', () => document.querySelectorAll('figure').forEach(open)); // paper is not scrolled
})();
