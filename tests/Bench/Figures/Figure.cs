using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudCrm.Bench.Figures;

/// <summary>One measured figure.</summary>
/// <param name="Name">What was measured, such as <c>append/postgres/throughput</c>.</param>
/// <param name="Value">The measured value.</param>
/// <param name="Unit">Its unit, such as <c>1/s</c>, <c>ms</c>, <c>MB</c> or <c>ratio</c>.</param>
/// <param name="Goal">The goal in the same unit; null where the figure is told for information.</param>
/// <param name="AtMost">True when smaller is better.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Goal = null, bool AtMost = false)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>Whether the goal is met; null where there is none.</summary>
    public bool? Met => Goal is { } goal ? (AtMost ? Value <= goal : Value >= goal) : null;

    /// <summary>The figures as a JSON array of <c>figure, value, unit, goal, met</c>.</summary>
    public static string ToJson(IEnumerable<Figure> figures) =>
        JsonSerializer.Serialize(figures.Select(f => new { Figure = f.Name, Value = Math.Round(f.Value, 3), f.Unit, f.Goal, f.Met }), Json);

    /// <summary>One line of the table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-46} {Value,14:#,0.###} {Unit,-10} {(Goal is { } g ? (AtMost ? "<= " : ">= ") + g.ToString("#,0.###", CultureInfo.InvariantCulture) : ""),-14} {Met switch { true => "met", false => "NOT MET", _ => "" }}");
}
