using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Wire;

/// <summary>One thing that can be asked for: its method, path, parameters, and what it does.</summary>
internal sealed record Operation(string Method, string Path, Spec Spec, Func<Call, JsonObject> Run)
{
    public static Operation Get(string path, Func<Call, JsonObject> run, string words = "") => new("GET", path, Spec.Of(words), run);

    public static Operation List(string path, Func<Call, JsonObject> run, string words = "") => new("GET", path, Spec.List(words), run);

    public static Operation Post(string path, Func<Call, JsonObject> run, string words = "") => new("POST", path, Spec.Of(words), run);

    public static Operation Delete(string path, Func<Call, JsonObject> run, string words = "") => new("DELETE", path, Spec.Of(words), run);
}

/// <summary>One call of an operation: the world it meets, its checked parameters and the id in its path.</summary>
internal sealed record Call(World World, Parameters P, string Id, string Path)
{
    public JsonObject Answer(JsonObject thing) => Rendering.Of(World, thing);

    /// <summary>The page of a list that was asked for; the order is the list's own.</summary>
    public JsonObject Page(IEnumerable<JsonObject> all) => Page(all, Answer);

    public JsonObject Page(IEnumerable<JsonObject> all, Func<JsonObject, JsonObject> rendered)
    {
        var limit = P.Long("limit") ?? 10;
        if (limit is < 1 or > 100)
            throw Refusal.Invalid("A limit is from 1 to 100.", "limit");
        if (P.Text("ending_before") is { } end)
            return Before(all, end, (int)limit, rendered);
        var rest = P.Text("starting_after") is { } start ? After(all, start) : all;
        var page = rest.Take((int)limit + 1).ToList();
        return Rendering.List([.. page.Take((int)limit).Select(one => (JsonNode)rendered(one))], page.Count > limit, Path);
    }

    private static IEnumerable<JsonObject> After(IEnumerable<JsonObject> all, string id)
    {
        using var one = all.GetEnumerator();
        do
        {
            if (!one.MoveNext())
                throw Refusal.NotFound("object", id, "starting_after");
        }
        while (one.Current.Id() != id);
        while (one.MoveNext())
            yield return one.Current;
    }

    private JsonObject Before(IEnumerable<JsonObject> all, string id, int limit, Func<JsonObject, JsonObject> rendered)
    {
        var before = all.TakeWhile(one => one.Id() != id).ToList();
        var page = before.TakeLast(limit);
        return Rendering.List([.. page.Select(one => (JsonNode)rendered(one))], before.Count > limit, Path);
    }
}
