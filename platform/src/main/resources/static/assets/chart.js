// Draws the picture above each chart's table, from that table.
(() => {
  'use strict';
  const pictures = [];
  document.querySelectorAll('figure[data-chart]').forEach((figure) => {
    const kind = figure.dataset.chart;
    const heads = [...figure.querySelectorAll('thead th')].slice(1).map((cell) => cell.textContent.trim());
    const rows = [...figure.querySelectorAll('tbody tr')];
    const labels = rows.map((row) => row.querySelector('th').textContent.trim());
    const box = figure.querySelector('.zq-chart-picture');
    box.classList.add('zq-chart-drawn');
    const chart = echarts.init(box, null, {renderer: 'canvas'});
    chart.setOption({
      animation: false,
      color: ['#0b4f6c', '#c2571a', '#4b7f52', '#7a4b94', '#8a6d00', '#b3261e'],
      tooltip: {trigger: 'axis', renderMode: 'richText'},
      legend: {top: 0, show: heads.length > 1},
      grid: {left: 8, right: 16, bottom: 8, top: heads.length > 1 ? 40 : 16, containLabel: true},
      xAxis: {type: 'category', data: labels},
      yAxis: {type: 'value'},
      series: heads.map((name, column) => ({
        name,
        type: kind === 'line' ? 'line' : 'bar',
        stack: kind === 'stacked-bar' ? 'all' : undefined,
        data: rows.map((row) => {
          const value = row.querySelectorAll('td')[column].dataset.value;
          return value === '' ? null : Number(value);
        })
      }))
    });
    figure.querySelector('details').open = false;
    pictures.push(chart);
  });
  window.addEventListener('resize', () => pictures.forEach((chart) => chart.resize()));
})();
