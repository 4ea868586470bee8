using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Prices. Only their names and whether they are for sale can be changed.</summary>
internal static class Prices
{
    private const int LookupKeysMax = 10;

    private const string Amounts =
        "currency! unit_amount:int unit_amount_decimal:decimal billing_scheme=per_unit|tiered tiers_mode=graduated|volume " +
        "tiers[][up_to] tiers[][unit_amount]:int tiers[][unit_amount_decimal]:decimal tiers[][flat_amount]:int tiers[][flat_amount_decimal]:decimal " +
        "transform_quantity[divide_by]:int transform_quantity[round]=up|down tax_behavior=exclusive|inclusive|unspecified " +
        "recurring[interval]=day|week|month|year! recurring[interval_count]:int recurring[usage_type]=licensed|metered recurring[meter] recurring[trial_period_days]:int ";

    private const string Changeable = "active:bool nickname metadata:map lookup_key transfer_lookup_key:bool ";

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/prices", Create, Amounts + Changeable + "product product_data[name] product_data[metadata]:map product_data[id] product_data[unit_label] product_data[tax_code]"),
        Operation.List("/v1/prices", List, "active:bool currency lookup_keys[] product type=one_time|recurring recurring[interval] recurring[usage_type] recurring[meter] created:range"),
        Operation.Get("/v1/prices/{id}", call => call.Answer(call.World.Get("price", call.Id))),
        Operation.Post("/v1/prices/{id}", Update, Changeable),
    ];

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        var shape = PriceShape.Read(world, p);
        if (p.Has("product") == p.Has("product_data"))
            throw Refusal.Invalid("A price has either product or product_data.", "product");
        var product = p.Text("product") is { } id ? world.Get("product", id, "product") : Products.Add(world, p.In("product_data"));
        shape["product"] = product.Id();
        shape["nickname"] = null;
        shape["active"] = true;
        shape["metadata"] = new JsonObject();
        shape["lookup_key"] = null;
        CheckLookupKey(world, null, p);
        var price = world.Add("price", "price", world.NowOf(null), shape);
        Change(world, price, p);
        world.Emit("price.created", price);
        return call.Answer(price);
    }

    private static JsonObject Update(Call call)
    {
        var price = call.World.Get("price", call.Id);
        CheckLookupKey(call.World, price, call.P);
        Change(call.World, price, call.P);
        call.World.Emit("price.updated", price);
        return call.Answer(price);
    }

    private static void CheckLookupKey(World world, JsonObject? price, Parameters p)
    {
        if (p.Text("lookup_key") is { } key && p.Flag("transfer_lookup_key") != true && Holder(world, key) is { } holder && holder != price)
            throw Refusal.Invalid($"A price ({holder.Id()}) already uses that lookup key.", "lookup_key");
        if (p.Text("lookup_key") is { Length: > 200 })
            throw Refusal.Invalid("A lookup key has at most 200 characters.", "lookup_key");
    }

    private static void Change(World world, JsonObject price, Parameters p)
    {
        if (p.Text("lookup_key") is { } key && Holder(world, key) is { } holder && holder != price)
        {
            holder["lookup_key"] = null;
            world.Emit("price.updated", holder);
        }

        p.TextsInto(price, "lookup_key", "nickname");
        p.MetadataInto(price);
        if (p.Flag("active") is { } active)
            price["active"] = active;
    }

    private static JsonObject? Holder(World world, string lookupKey) => world["price"].All.FirstOrDefault(one => one.Text("lookup_key") == lookupKey);

    private static JsonObject List(Call call)
    {
        var (p, keys, recurring) = (call.P, call.P.Texts("lookup_keys"), call.P.In("recurring"));
        if (keys.Count > LookupKeysMax)
            throw Refusal.Invalid($"At most {LookupKeysMax} lookup keys at once.", "lookup_keys");
        return call.Page(call.World["price"].NewestFirst.Where(one =>
            (p.Flag("active") is not { } active || one.Flag("active") == active)
            && (keys.Count == 0 || keys.Contains(one.Text("lookup_key") ?? ""))
            && one.Fits("product", p.Text("product")) && one.Fits("currency", p.Text("currency")) && one.Fits("type", p.Text("type"))
            && p.IsIn("created", one.Created())
            && (!p.Has("recurring") || (one.In("recurring") is { } how && how.Fits("interval", recurring.Text("interval"))
                && how.Fits("usage_type", recurring.Text("usage_type")) && how.Fits("meter", recurring.Text("meter"))))));
    }
}
