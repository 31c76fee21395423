/**
 * An empty A4 page as a print engine would write it: for trying everything about a plan but the engine.
 *
 * @param content what the page draws, in operators of PDF
 */
export function blankPdf(content = 'q'): Uint8Array {
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Count 1 /Kids [3 0 R]>>',
    '<</Type /Page /Resources <<>> /MediaBox [0 0 595 842] /Contents 4 0 R /Parent 2 0 R>>',
    `<</Length ${content.length}>> stream\n${content}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [i, object] of objects.entries()) {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const trailer = `trailer\n<</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + table + trailer);
}
