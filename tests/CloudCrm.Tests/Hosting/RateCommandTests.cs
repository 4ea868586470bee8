using System.Text.Json.Nodes;
using CloudCrm.Foundation;
using CloudCrm.Host;

namespace CloudCrm.Tests.Hosting;

/// <summary><c>rate FILE</c> as somebody at a terminal meets it.</summary>
[TestFixture]
public sealed class RateCommandTests
{
    private const string Right = """{"vectors":[{"id":"a","price":{"model":"perUnit","unit":"0.1"},"cases":[{"quantity":"3","amount":"0.30"}]}]}""";

    [Test]
    public async Task A_file_that_agrees_comes_back_with_what_was_computed()
    {
        var (code, output, errors) = await Rate(Right);
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(JsonNode.Parse(output)!["vectors"]![0]!["cases"]![0]!.ToJsonString(), Is.EqualTo("""{"quantity":"3","amount":"0.30","computed":"0.30"}"""));
    }

    [Test]
    public async Task A_file_that_differs_ends_with_1_and_says_where()
    {
        var (code, output, errors) = await Rate(Right.Replace("0.30", "0.31", StringComparison.Ordinal));
        Assert.That((code, errors.Trim()), Is.EqualTo((1, "cloudcrm: 1 of 1 amounts differ, the first one at vectors[0].cases[0]")));
        Assert.That(JsonNode.Parse(output)!["vectors"]![0]!["cases"]![0]!["computed"]!.ToString(), Is.EqualTo("0.30"));
    }

    [Test]
    public void A_wrong_field_is_named() =>
        Assert.That(() => Rate(Right.Replace("\"0.1\"", "\"ten\"", StringComparison.Ordinal)), Throws.TypeOf<SettingException>().With.Message.Contains("vectors[0].price.unit must be a decimal"));

    [Test]
    public void A_file_that_is_not_there_is_named() =>
        Assert.That(() => RateCommand.Run("/nowhere/prices.json", TextWriter.Null, TextWriter.Null), Throws.TypeOf<SettingException>().With.Message.StartsWith("/nowhere/prices.json: "));

    [Test]
    public async Task The_program_rates_without_settings_and_databases()
    {
        var file = await Written(Right);
        var (code, output) = await ProductProcess.Run(new Dictionary<string, string?>(), "rate", file);
        Assert.That(code, Is.Zero, output);
        Assert.That(JsonNode.Parse(output)!["vectors"]![0]!["id"]!.ToString(), Is.EqualTo("a"));
        Assert.That(await ProductProcess.Run(new Dictionary<string, string?>(), "rate"), Is.EqualTo((2, "cloudcrm: rate needs a FILE; --help lists all.\n")));
    }

    private static async Task<(int Code, string Output, string Errors)> Rate(string json)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        return (await RateCommand.Run(await Written(json), output, errors), output.ToString(), errors.ToString());
    }

    private static async Task<string> Written(string json)
    {
        var file = Path.Combine(TestRun.NewFolder("rate"), "prices.json");
        await File.WriteAllTextAsync(file, json);
        return file;
    }
}
