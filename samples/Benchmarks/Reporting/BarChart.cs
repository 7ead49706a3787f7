using System.Globalization;
using System.Net;
using System.Text;

namespace Benchmarks.Reporting;

/// <summary>Draws horizontal bars as SVG, readable on light and dark pages.</summary>
/// <param name="Title">What stands above.</param>
/// <param name="Legend">What the values of each bar are, first to last.</param>
/// <param name="Bars">From top to bottom.</param>
sealed record BarChart(string Title, IReadOnlyList<string> Legend, IReadOnlyList<Bar> Bars)
{
    const int LabelWidth = 270;
    const int BarsWidth = 400;
    const int NumberWidth = 70;
    const int Width = LabelWidth + BarsWidth + NumberWidth;
    const int BarHeight = 11;
    const int Gap = 9;
    const int Top = 62;

    static readonly string[] OurColours = ["#0b6bcb", "#7db7ee"];
    static readonly string[] TheirColours = ["#6b7280", "#b6bcc6"];

    public string Draw()
    {
        var longest = Bars.Max(bar => bar.Values.Max());
        var rowHeight = (BarHeight * Legend.Count) + Gap;
        var height = Top + (rowHeight * Bars.Count) + Gap;
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Width} {height}' width='{Width}' height='{height}' role='img' font-family='system-ui, sans-serif' font-size='12'>");
        Add(svg, $"<title>{Encode(Title)}</title>");
        Add(svg, $"<rect width='{Width}' height='{height}' rx='6' fill='#ffffff'/>");
        Add(svg, $"<text x='12' y='24' font-size='14' font-weight='600' fill='#1f2328'>{Encode(Title)}</text>");
        AddLegend(svg);
        for (var row = 0; row < Bars.Count; row++) AddBar(svg, Bars[row], Top + (row * rowHeight), longest);
        return svg.Append("</svg>\n").ToString();
    }

    void AddLegend(StringBuilder svg)
    {
        for (var i = 0; i < Legend.Count; i++)
        {
            var x = LabelWidth + (i * 110);
            Add(svg, $"<rect x='{x}' y='36' width='{BarHeight}' height='{BarHeight}' fill='{OurColours[i]}'/>");
            Add(svg, $"<rect x='{x + BarHeight}' y='36' width='{BarHeight}' height='{BarHeight}' fill='{TheirColours[i]}'/>");
            Add(svg, $"<text x='{x + (2 * BarHeight) + 6}' y='46' fill='#1f2328'>{Encode(Legend[i])}</text>");
        }
    }

    static void AddBar(StringBuilder svg, Bar bar, int y, double longest)
    {
        var middle = y + (BarHeight * bar.Values.Count / 2) + 4;
        var weight = bar.IsOurs ? 600 : 400;
        Add(svg, $"<text x='{LabelWidth - 8}' y='{middle}' text-anchor='end' font-weight='{weight}' fill='#1f2328'>{Encode(bar.Label)}</text>");
        for (var i = 0; i < bar.Values.Count; i++)
        {
            var (top, width) = (y + (i * BarHeight), bar.Values[i] / longest * BarsWidth);
            var colour = (bar.IsOurs ? OurColours : TheirColours)[i];
            Add(svg, $"<rect x='{LabelWidth}' y='{top}' width='{width:0.#}' height='{BarHeight - 1}' fill='{colour}'/>");
            Add(svg, $"<text x='{LabelWidth + width + 5:0.#}' y='{top + 9}' font-size='10' fill='#59636e'>{bar.Values[i]:#,0}</text>");
        }
    }

    static void Add(StringBuilder svg, FormattableString element) => svg.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');

    static string Encode(string text) => WebUtility.HtmlEncode(text);
}
