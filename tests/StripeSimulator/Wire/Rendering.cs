using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Wire;

/// <summary>Turns what is kept into what is sent: hidden fields left out, lists put in, ids expanded where that was asked for.</summary>
internal static class Rendering
{
    private const int EmbeddedMax = 10;
    private const int DepthMax = 4;

    private static readonly HashSet<string?> s_tellsItsClock = ["customer", "subscription", "subscription_schedule", "invoice", "invoiceitem"];

    public static JsonObject Of(World world, JsonObject thing)
    {
        if (thing.Flag("deleted"))
            return new() { ["id"] = thing.Id(), ["object"] = thing.Text("object"), ["deleted"] = true };
        var copy = thing.DeepClone().AsObject();
        foreach (var name in copy.Select(pair => pair.Key).Where(name => name[0] == '_').ToList())
            copy.Remove(name);
        if (!s_tellsItsClock.Contains(thing.Text("object")))
            copy.Remove("test_clock");
        switch (thing.Text("object"))
        {
            case "subscription":
                copy["items"] = Embedded(world, thing, "subscription_item", $"/v1/subscription_items?subscription={thing.Id()}");
                break;
            case "invoice":
                copy["lines"] = Embedded(world, thing, "line_item", $"/v1/invoices/{thing.Id()}/lines");
                break;
            case "credit_note":
                copy["lines"] = Embedded(world, thing, "credit_note_line_item", $"/v1/credit_notes/{thing.Id()}/lines");
                break;
            case "subscription_item":
                copy["price"] = Of(world, world.Get("price", thing.Text("price")));
                break;
        }

        return copy;
    }

    public static void Expand(World world, JsonObject answer, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var segments = path.Split('.');
            if (segments.Length > DepthMax)
                throw Refusal.Invalid($"You cannot expand more than {DepthMax} levels of a property.", "expand");
            Expand(world, answer, segments, 0, path);
        }
    }

    public static JsonObject List(JsonArray data, bool hasMore, string url) =>
        new() { ["object"] = "list", ["data"] = data, ["has_more"] = hasMore, ["url"] = url };

    private static JsonObject Embedded(World world, JsonObject thing, string kind, string url)
    {
        var all = world.Of(thing.Id(), kind);
        return List([.. all.Take(EmbeddedMax).Select(one => (JsonNode)Of(world, one))], all.Count > EmbeddedMax, url);
    }

    private static void Expand(World world, JsonNode? node, string[] segments, int depth, string path)
    {
        if (depth == segments.Length || node is null)
            return;
        if (node is JsonArray array)
        {
            foreach (var one in array)
                Expand(world, one, segments, depth, path);
            return;
        }

        if (node is not JsonObject thing)
            throw NotExpandable(path);
        var name = segments[depth];
        if (thing.Text(name) is { } id && world.Find(id) is { } other)
            thing[name] = Of(world, other);
        else if (Included(world, thing, name) is { } included)
            thing[name] = included;
        else if (!thing.ContainsKey(name) || thing[name] is JsonValue)
            throw NotExpandable(path);
        Expand(world, thing[name], segments, depth + 1, path);
    }

    // Left out unless it is asked for.
    private static JsonNode? Included(World world, JsonObject thing, string name) => (thing.Text("object"), name) switch
    {
        ("invoice", "payments") => Embedded(world, thing, "invoice_payment", $"/v1/invoice_payments?invoice={thing.Id()}"),
        ("price", "tiers") => world.Find(thing.Id())?["_tiers"]?.DeepClone(),
        ("charge", "refunds") => Embedded(world, thing, "refund", $"/v1/refunds?charge={thing.Id()}"),
        ("customer", "subscriptions") => Embedded(world, thing, "subscription", $"/v1/subscriptions?customer={thing.Id()}"),
        ("checkout.session", "line_items") => Resources.CheckoutSessions.LineItems(world, world.Get("checkout.session", thing.Id())),
        _ => null,
    };

    private static Refusal NotExpandable(string path) => Refusal.Invalid($"This property cannot be expanded ({path}).", "expand");
}
