using System.Text.Json;
using System.Text.Json.Nodes;
using CloudCrm.Client;
using CloudCrm.Gateway.OpenApi;

namespace CloudCrm.Tests.Gateway;

/// <summary>The OpenAPI document shows one of everything: parameters, answers, problems, files.</summary>
[TestFixture]
internal sealed class DocumentExampleTests
{
    private (string Id, JsonObject Operation)[] _operations = [];

    [OneTimeSetUp]
    public async Task SetUp() =>
        _operations = [.. DocumentTests.OperationsOf((await Shot.Get("/openapi/v1.json").Fire(await TheApi.Shared)).Json.AsObject())];

    [Test]
    public void Every_parameter_answer_and_file_has_an_example()
    {
        Assert.That(_operations.SelectMany(o => WithoutExample(o.Operation).Select(what => $"{o.Id}: {what}")), Is.Empty);

        // The check can fail: it misses each example that is taken away.
        var (_, upload) = _operations.Single(o => o.Id == "AttachFile");
        var poor = upload.DeepClone().AsObject();
        foreach (var parameter in poor["parameters"]!.AsArray())
            parameter!.AsObject().Remove("example");
        poor["responses"]!["409"]!["content"]!["application/problem+json"]!.AsObject().Remove("example");
        poor["requestBody"]!["content"]!["text/plain"]!.AsObject().Remove("example");
        Assert.That(WithoutExample(poor), Is.EquivalentTo(new[] { "id", "X-File-Name", "Idempotency-Key", "409", "request" }));
    }

    [Test]
    public void Examples_of_problems_fit_their_status_and_operation()
    {
        var faults = new List<string>();
        foreach (var (id, operation) in _operations)
        {
            foreach (var (status, response) in operation["responses"]!.AsObject().Where(r => r.Key[0] is '4' or '5'))
            {
                var problem = response!["content"]!["application/problem+json"]!["example"].Deserialize<Problem>(CrmJson.Options)!;
                if ($"{problem.Status}" != status || problem.Code is not { Length: > 0 } || problem.Detail is not { Length: > 0 } || problem.Title != response["description"]!.ToString())
                    faults.Add($"{id} {status}: {problem}");
                if (problem.Field is null ? status is "400" or "422" : status is "400" or "409" or "412" or "422" or "428" && !IsInput(operation, problem.Field))
                    faults.Add($"{id} {status}: {problem.Field} is no input");
            }
        }

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public void A_parameter_of_an_unknown_name_has_no_example() =>
        Assert.That(() => ParameterExamples.Of("unheardOf"), Throws.InvalidOperationException.With.Message.Contains("unheardOf"));

    private static IEnumerable<string> WithoutExample(JsonObject operation)
    {
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            if (parameter!["example"] is null)
                yield return parameter["name"]!.ToString();
        }

        if (operation["requestBody"] is { } body && !HasExample(body))
            yield return "request";
        foreach (var (status, response) in operation["responses"]!.AsObject())
        {
            if (response!["content"] is not null && !HasExample(response))
                yield return status;
        }
    }

    // A file's bytes have one for a type that can be shown.
    private static bool HasExample(JsonNode carrier) => carrier["content"]!.AsObject() is { Count: > 0 } content
        && content.All(type => type.Value!["example"] is not null || (type.Key == "*/*" && content.Count > 1));

    private static bool IsInput(JsonObject operation, string field)
    {
        var names = (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!["name"]!.ToString());
        var content = operation["requestBody"]?["content"];
        var members = (content?["application/json"] ?? content?["application/cloudevents+json"])?["example"]?.AsObject().Select(member => member.Key) ?? [];
        return names.Concat(members).Contains(field) || (operation["requestBody"] is not null && field is "body" or "fileName");
    }
}
