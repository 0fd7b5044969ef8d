// Writes made-up slides with PptxGenJS: node pptxgenjs.cjs SLIDES.json TARGET.pptx
// Texts as a list in one frame, tables and charts native, notes: the same text as the others.
const fs = require("node:fs");
const PptxGenJS = require("pptxgenjs");

const [source, target] = process.argv.slice(2);
const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
const body = { x: 0.7, y: 1.6, w: 12, h: 5 };
for (const made of JSON.parse(fs.readFileSync(source, "utf8"))) {
  const slide = deck.addSlide();
  slide.addText(made.title, { x: 0.7, y: 0.5, w: 12, h: 0.9, fontSize: 32, bold: true });
  if (made.chart) {
    const { type, categories, series } = made.chart;
    const data = series.map(({ name, values }) => ({ name, labels: categories, values }));
    const kind = type === "line" ? deck.ChartType.line : deck.ChartType.bar;
    const barDir = type === "bar" ? "bar" : "col";
    slide.addChart(kind, data, { ...body, barDir, showValue: true, showLegend: true });
  } else if (made.rows) {
    const cells = (row) => row.map((text) => ({ text }));
    slide.addTable([made.columns, ...made.rows].map(cells), { ...body, fontSize: 16 });
  } else {
    const items = made.lines.map((text) => ({ text, options: { bullet: true, breakLine: true } }));
    slide.addText(items, { ...body, fontSize: 16 });
  }
  slide.addNotes(made.notes);
}
deck.writeFile({ fileName: target });
