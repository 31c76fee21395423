import { beijingTime } from '../../../shared/civil-time.ts';
import { escapeText } from '../html.ts';

import { type PlanSums, sumsProperties } from '../sums.ts';

/** What a PDF says of itself. */
export interface PdfAbout {
  title: string;
  author: string;
  creator: string;
  /** BCP 47. */
  language: string;
  /** ISO 8601 instant. */
  at: string;
  sums: PlanSums;
}

/** The same as XMP, where readers and archives look for it first. */
export function metadataOf({ title, author, creator, language, at, sums }: PdfAbout): Buffer {
  const text = escapeText;
  return Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:planner="urn:county-pv-planner:">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${text(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${text(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${text(creator)}</xmp:CreatorTool><xmp:CreateDate>${text(beijingTime(at))}</xmp:CreateDate>
${sumsProperties(sums)
  .map(([name, value]) => `<planner:${name}>${value}</planner:${name}>`)
  .join('')}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`);
}
