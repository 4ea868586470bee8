using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Customers;

internal static class FieldEndpoints
{
    public static void MapFields(this IEndpointRouteBuilder api)
    {
        var fields = api.MapGroup("/fields").WithTags("Fields");
        fields.MapGet("", List).WithName("ListFields").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.CustomField>>()
            .WithSummary("The tenant's own fields of customers, at most 200, on one page.");
        fields.MapPost("", Define).WithName("DefineField").Requires(Right.ManageTenant).Answers<Wire.CustomField>(201)
            .WithSummary("Define a field.");
        fields.MapGet("/{id}", Read).WithName("ReadField").Requires(Right.ReadCustomers).Answers<Wire.CustomField>()
            .WithSummary("One field.");
        fields.MapPatch("/{id}", Change).WithName("ChangeField").Requires(Right.ManageTenant).Versioned().Answers<Wire.CustomField>()
            .WithSummary("Change a field's label, choices or whether it takes new values.");
    }

    private static async Task<IResult> List(Call call, IGrainFactory grains)
    {
        var book = await grains.FieldBook(call.Tenant).Read();
        return Answer.Page<CustomField, Wire.CustomField>(new Page<CustomField>(book.Fields, null), CustomerWire.ToWire);
    }

    private static async Task<IResult> Define(New<Wire.DefineField> body, Call call, IGrainFactory grains) => Answer.Created(
        await grains.FieldBook(call.Tenant).Define(body.Id, body.Value.ToCommand(), call.Caller, body.Once),
        CustomerWire.ToWire,
        field => $"/v1/fields/{field.Id}");

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains)
    {
        var book = await grains.FieldBook(call.Tenant).Read();
        return Answer.Ok(book.Fields.FirstOrDefault(field => field.Id == id) is { } found ? found : (Outcome<CustomField>)Refusal.NotFound("field"), CustomerWire.ToWire);
    }

    private static async Task<IResult> Change(EntityId id, Body<Wire.ChangeField> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.FieldBook(call.Tenant).Change(id, body.Value.ToCommand(), call.ExpectedVersion, call.Caller), CustomerWire.ToWire);
}
