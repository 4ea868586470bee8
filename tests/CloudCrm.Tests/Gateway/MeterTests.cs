using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Meters that the operator defines.</summary>
[TestFixture]
internal sealed class MeterTests : CompanyFixture
{
    private CrmClient _operator = null!;

    [OneTimeSetUp]
    public async Task SignIn() => _operator = await Api.Operator();

    [OneTimeTearDown]
    public void SignOut() => _operator.Dispose();

    [Test]
    public async Task A_defined_meter_stands_in_the_lists_of_operator_and_tenants_beside_the_products_own()
    {
        var request = new DefineMeter(NewCode(), "Tokens", "1,000 tokens", MeterAggregation.Sum, 2, 1_000, "tokens");
        var defined = await _operator.Operator.Meters.Define(request);

        Assert.That(defined with { Id = default }, Is.EqualTo(new Meter(default, request.Code, "Tokens", "1,000 tokens", MeterAggregation.Sum, 2, 1_000, true, "tokens", null, 1)));
        Assert.That(await _operator.Operator.Meters.Read(defined.Id), Is.EqualTo(defined));
        var forOperator = await _operator.Operator.Meters.List();
        var forTenant = await Acme.Owner.Meters.List();
        Assert.That(forOperator, Does.Contain(defined));
        Assert.That(forTenant, Does.Contain(defined));
        Assert.That(forTenant.Where(meter => !meter.External).Select(meter => meter.Code), Is.EqualTo(Contracts.Metering.Meters.All).AsCollection);
        var storage = forTenant.Single(meter => meter.Code == "storage.bytes");
        Assert.That((storage.Aggregation, storage.UnitSize, storage.Unit), Is.EqualTo((MeterAggregation.TimeWeighted, 1_000_000_000L, "GB")));
    }

    [Test]
    public async Task A_code_is_given_once_for_ever()
    {
        var first = await _operator.Operator.Meters.Define(New(NewCode()));
        await _operator.Operator.Meters.Archive(first.Id);

        Assert.That(await Refused(New(first.Code)), Is.EqualTo("code_taken"));
        Assert.That(await Refused(New("api.calls")), Is.EqualTo("code_taken"));
    }

    [Test]
    public async Task Archiving_takes_a_version_and_may_be_repeated()
    {
        var meter = await _operator.Operator.Meters.Define(New(NewCode()));

        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => _operator.Operator.Meters.Archive(meter.Id, 7))!.Code, Is.EqualTo("version_mismatch"));
        var archived = await _operator.Operator.Meters.Archive(meter.Id, 1);
        Assert.That((archived.Version, archived.ArchivedAt is not null), Is.EqualTo((2, true)));
        Assert.That(await _operator.Operator.Meters.Archive(meter.Id), Is.EqualTo(archived));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => _operator.Operator.Meters.Archive(Company.NewId()))!.Code, Is.EqualTo("not_found"));
        var own = (await _operator.Operator.Meters.List()).First(one => one.Code == "api.calls");
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => _operator.Operator.Meters.Archive(own.Id))!.Code, Is.EqualTo("meter_internal"));
    }

    [TestCase("Tokens", "x", "x", 0, 1L, "value", MeterAggregation.Sum, "code")]
    [TestCase("tokens.", "x", "x", 0, 1L, "value", MeterAggregation.Sum, "code")]
    [TestCase("", "x", "x", 0, 1L, "value", MeterAggregation.Sum, "code")]
    [TestCase("ok", "", "x", 0, 1L, "value", MeterAggregation.Sum, "name")]
    [TestCase("ok", "x", " ", 0, 1L, "value", MeterAggregation.Sum, "unit")]
    [TestCase("ok", "x", "x", 7, 1L, "value", MeterAggregation.Sum, "decimals")]
    [TestCase("ok", "x", "x", -1, 1L, "value", MeterAggregation.Sum, "decimals")]
    [TestCase("ok", "x", "x", 1, 1L, "value", MeterAggregation.Unique, "decimals")]
    [TestCase("ok", "x", "x", 0, 0L, "value", MeterAggregation.Max, "unitSize")]
    [TestCase("ok", "x", "x", 0, 1_000_000_000_001L, "value", MeterAggregation.Last, "unitSize")]
    [TestCase("ok", "x", "x", 0, 10L, "value", MeterAggregation.Unique, "unitSize")]
    [TestCase("ok", "x", "x", 0, 1L, "", MeterAggregation.TimeWeighted, "property")]
    public void What_no_meter_may_be_is_refused_by_name(
        string code, string name, string unit, int decimals, long unitSize, string property, MeterAggregation aggregation, string field)
    {
        var refused = Assert.ThrowsAsync<CrmApiException>(() => _operator.Operator.Meters.Define(new(code, name, unit, aggregation, decimals, unitSize, property)));
        Assert.That((refused!.Problem.Status, refused.Problem.Field), Is.EqualTo((422, field)));
    }

    private static string NewCode() => $"m{Company.NewId():n}";

    private static DefineMeter New(string code) => new(code, "Something", "piece", MeterAggregation.Sum);

    private async Task<string> Refused(DefineMeter request)
    {
        try
        {
            return (await _operator.Operator.Meters.Define(request)).Code;
        }
        catch (CrmApiException e)
        {
            return e.Code;
        }
    }
}
