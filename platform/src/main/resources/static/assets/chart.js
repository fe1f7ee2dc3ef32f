// Draws the picture above each chart's table, from that table.
(() => {
  'use strict';
  // What a series means settles its colour; the others take theirs from the palette, which has neither green nor red.
  const tones = {good: '#2e6b34', waiting: '#d08700', bad: '#b3261e'};
  const palette = ['#0b4f6c', '#c2571a', '#7a4b94', '#5f6b76', '#8a6d00'];
  const line = 18;
  const pictures = [];

  // About as wide as it will be drawn: Chinese characters are twice as wide as others.
  const width = (text) => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 12 : 7), 0);

  const read = (figure) => {
    const heads = [...figure.querySelectorAll('thead th')].slice(1);
    const rows = [...figure.querySelectorAll('tbody tr')];
    return {
      kind: figure.dataset.chart,
      labels: rows.map((row) => row.querySelector('th').textContent.trim()),
      series: heads.map((head, column) => ({
        name: head.textContent.trim(),
        color: tones[head.dataset.tone],
        values: rows.map((row) => {
          const value = row.querySelectorAll('td')[column].dataset.value;
          return value === '' ? null : Number(value);
        })
      }))
    };
  };

  // Lines the legend takes when it wraps.
  const legendLines = (names, room) => {
    let lines = 1;
    let used = 0;
    names.forEach((name) => {
      const needed = width(name) + 50;
      if (used > 0 && used + needed > room) {
        lines += 1;
        used = 0;
      }
      used += needed;
    });
    return lines;
  };

  const draw = ({figure, box, chart, data}) => {
    const room = figure.clientWidth;
    const across = data.kind.endsWith('across');
    const stacked = data.kind.startsWith('stacked');
    const names = data.series.map((one) => one.name);
    const top = names.length > 1 ? 16 + legendLines(names, room) * 24 : 16;
    const longest = Math.max(0, ...data.labels.map(width)) + 10;
    const forLabels = Math.min(longest, Math.round(room * 0.36));
    // Upright labels that do not fit side by side stand on end; only more than fit even then are thinned out.
    const crowded = !across && data.labels.length * (longest + 12) > room - 60;
    const fits = data.labels.length * 11 <= room - 60;
    const barLines = stacked ? 1 : Math.max(1, names.length);
    const rowHeight = Math.max(Math.ceil(longest / Math.max(1, forLabels)) * line + 10, barLines * 12 + 14);
    box.style.height = (across ? top + 30 + data.labels.length * rowHeight : 300 + (crowded ? longest : 0)) + 'px';
    chart.resize();
    let next = 0;
    const categories = {
      type: 'category',
      data: data.labels,
      inverse: across,
      axisTick: {alignWithLabel: true},
      axisLabel: across
          ? {interval: 0, width: forLabels, overflow: 'break', lineHeight: line}
          : {interval: fits || !crowded ? 0 : 'auto', rotate: crowded ? 90 : 0, fontSize: crowded ? 11 : 12}
    };
    const values = {type: 'value', minInterval: data.kind === 'line' || data.series.some((one) =>
        one.values.some((value) => !Number.isInteger(value))) ? 0 : 1, splitNumber: room < 500 ? 3 : 5};
    chart.setOption({
      animation: false,
      tooltip: {trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: {type: 'shadow'}},
      legend: {top: 0, left: 0, itemGap: 16, show: names.length > 1},
      grid: {left: 8, right: 24, bottom: 8, top, containLabel: true},
      xAxis: across ? values : categories,
      yAxis: across ? categories : values,
      series: data.series.map((one) => ({
        name: one.name,
        type: data.kind === 'line' ? 'line' : 'bar',
        stack: stacked ? 'all' : undefined,
        barMaxWidth: 28,
        itemStyle: {color: one.color || palette[next++ % palette.length]},
        data: one.values
      }))
    }, true);
  };

  document.querySelectorAll('figure[data-chart]').forEach((figure) => {
    const box = figure.querySelector('.zq-chart-picture');
    box.classList.add('zq-chart-drawn');
    const picture = {figure, box, data: read(figure), chart: echarts.init(box, null, {renderer: 'canvas'})};
    draw(picture);
    figure.querySelector('details').open = false;
    pictures.push(picture);
  });
  window.addEventListener('resize', () => pictures.forEach(draw));
})();
