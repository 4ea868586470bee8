namespace CloudCrm.Billing.Invoices.Pages;

/// <summary>How an invoice looks, on paper and on a screen.</summary>
internal static class InvoiceStyle
{
    public const string Css = """
        @page { size: A4; margin: 16mm 15mm 18mm; }
        :root { --ink: #16202c; --soft: #51606f; --rule: #d5dce4; --shade: #f3f6f9; --accent: #0b4f8a; }
        * { box-sizing: border-box; }
        body { margin: 0; color: var(--ink); font: 9.5pt/1.45 "Inter", "Helvetica Neue", "Liberation Sans", Arial, "Noto Sans", sans-serif; }
        :lang(zh-Hant) { font-family: "Inter", "Helvetica Neue", "Liberation Sans", Arial, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", sans-serif; }
        :lang(zh-Hans) { font-family: "Inter", "Helvetica Neue", "Liberation Sans", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
        main { max-width: 180mm; margin: 0 auto; }
        h1 { margin: 0; font-size: 21pt; line-height: 1.15; letter-spacing: -0.01em; color: var(--accent); }
        h2 { margin: 7mm 0 2mm; font-size: 11pt; break-after: avoid; }
        header { display: flex; justify-content: space-between; gap: 10mm; padding-bottom: 5mm; border-bottom: 1.2pt solid var(--accent); }
        header .who { margin: 0; font-size: 12pt; font-weight: 600; text-align: right; max-width: 90mm; overflow-wrap: anywhere; }
        header .number { margin: 1mm 0 0; font-size: 12pt; font-variant-numeric: tabular-nums; }
        .cards { display: grid; grid-template-columns: 1fr 1fr 1.1fr; gap: 6mm; margin-top: 5mm; }
        .cards h2 { margin: 0 0 1mm; font-size: 8pt; font-weight: 600; letter-spacing: 0.03em; color: var(--soft); }
        .cards address { font-style: normal; white-space: pre-line; overflow-wrap: anywhere; }
        .cards strong { display: block; overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: auto 1fr; gap: 0.6mm 3mm; margin: 1.5mm 0 0; }
        dl.stack { grid-template-columns: 1fr; gap: 0; }
        dl.stack dt { margin-top: 1mm; font-size: 8pt; }
        dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        .due { display: flex; justify-content: space-between; align-items: baseline; gap: 8mm; margin-top: 6mm; padding: 3.5mm 5mm; background: var(--shade); border-left: 3pt solid var(--accent); break-inside: avoid; }
        .due p { margin: 0; }
        .due .sum { font-size: 17pt; font-weight: 700; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .due .label { display: block; font-size: 8pt; color: var(--soft); }
        .pay { margin-top: 4mm; padding: 0 5mm; break-inside: avoid; }
        .pay h2 { margin: 0 0 1mm; font-size: 8pt; font-weight: 600; letter-spacing: 0.03em; color: var(--soft); }
        .pay address { font-style: normal; white-space: pre-line; overflow-wrap: anywhere; }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { padding: 1.5mm 1.5mm; text-align: left; vertical-align: top; border-bottom: 0.5pt solid var(--rule); }
        thead th { font-size: 8pt; font-weight: 600; color: var(--soft); border-bottom: 0.8pt solid var(--ink); white-space: nowrap; }
        tbody th { font-weight: 400; overflow-wrap: anywhere; }
        tr.segment th { padding-top: 3mm; font-weight: 600; }
        .n { text-align: right; white-space: nowrap; }
        .d { white-space: nowrap; }
        .totals { display: flex; justify-content: flex-end; break-inside: avoid; }
        .totals table { width: 85mm; }
        .totals th { font-weight: 400; }
        .totals tr.strong th, .totals tr.strong td { font-weight: 700; font-size: 11pt; border-bottom: 1.2pt solid var(--ink); }
        .proof { font-size: 7.5pt; color: var(--soft); }
        .proof td, .proof th { padding: 0.8mm 1.5mm; }
        .proof p { margin: 0 0 2mm; }
        code { font: 6.2pt/1.4 "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        footer { margin-top: 6mm; padding-top: 2mm; border-top: 0.5pt solid var(--rule); font-size: 7.5pt; color: var(--soft); }
        footer p { margin: 0 0 1mm; }
        @media screen { body { background: #e9edf1; } main { max-width: 210mm; margin: 8mm auto; padding: 16mm 15mm 18mm; background: #fff; box-shadow: 0 1px 6px rgb(0 0 0 / 0.18); } }
        @media screen and (max-width: 640px) { header, .due { flex-direction: column; align-items: flex-start; gap: 3mm; } header .who { text-align: left; } .cards { grid-template-columns: 1fr; } main { margin: 0; padding: 6mm; } .wide { overflow-x: auto; } }
        """;
}
