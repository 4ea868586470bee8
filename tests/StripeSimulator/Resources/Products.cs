using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>What prices are of.</summary>
internal static class Products
{
    private const string Changeable = "active:bool description metadata:map unit_label statement_descriptor tax_code url ";

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/products", Create, Changeable + "name! id"),
        Operation.List("/v1/products", List, "active:bool ids[] created:range url"),
        Operation.Get("/v1/products/{id}", call => call.Answer(call.World.Get("product", call.Id))),
        Operation.Post("/v1/products/{id}", Update, Changeable + "name default_price"),
    ];

    public static JsonObject Add(World world, Parameters p)
    {
        if (p.Text("id") is { } id && world.Find(id) is not null)
            throw Refusal.Invalid("Product already exists.", "id", "resource_already_exists");
        var product = world.Add("product", "prod", world.NowOf(null), new()
        {
            ["active"] = true,
            ["default_price"] = null,
            ["description"] = null,
            ["images"] = new JsonArray(),
            ["marketing_features"] = new JsonArray(),
            ["metadata"] = new JsonObject(),
            ["name"] = null,
            ["statement_descriptor"] = null,
            ["tax_code"] = null,
            ["type"] = "service",
            ["unit_label"] = null,
            ["updated"] = world.NowOf(null),
            ["url"] = null,
        }, p.Text("id"));
        Change(product, p);
        return product;
    }

    private static JsonObject Create(Call call)
    {
        var product = Add(call.World, call.P);
        call.World.Emit("product.created", product);
        return call.Answer(product);
    }

    private static JsonObject Update(Call call)
    {
        var product = call.World.Get("product", call.Id);
        if (call.P.Text("default_price") is { } price)
            call.World.Get("price", price, "default_price");
        Change(product, call.P);
        product["updated"] = call.World.NowOf(null);
        call.World.Emit("product.updated", product);
        return call.Answer(product);
    }

    private static void Change(JsonObject product, Parameters p)
    {
        p.TextsInto(product, "name", "description", "unit_label", "statement_descriptor", "tax_code", "url", "default_price");
        p.MetadataInto(product);
        if (p.Flag("active") is { } active)
            product["active"] = active;
    }

    private static JsonObject List(Call call)
    {
        var ids = call.P.Texts("ids");
        return call.Page(call.World["product"].NewestFirst.Where(one =>
            (call.P.Flag("active") is not { } active || one.Flag("active") == active)
            && (ids.Count == 0 || ids.Contains(one.Id())) && one.Fits("url", call.P.Text("url")) && call.P.IsIn("created", one.Created())));
    }
}
