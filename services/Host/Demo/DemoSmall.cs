using CloudCrm.Client;

namespace CloudCrm.Host.Demo;

/// <summary>A small company of the demo, for the operator's lists.</summary>
internal sealed class DemoSmall : IDisposable
{
    private readonly DemoSeat _owner;
    private readonly DemoFirm _firm;
    private readonly List<Guid> _customers = [];
    private bool _isGone;

    private DemoSmall(DemoFirm firm, DemoSeat owner, Guid tenant) => (_firm, _owner, Tenant) = (firm, owner, tenant);

    /// <summary>Its tenant.</summary>
    public Guid Tenant { get; }

    /// <summary>Signs it up.</summary>
    public static async Task<DemoSmall> Open(Uri address, DemoFirm firm, TimeProvider clock)
    {
        var mail = $"owner{DemoPeople.Firms.ToList().IndexOf(firm) + 1}@firms.example";
        using var client = await CrmClient.SignUp(address, new(firm.Name, firm.Name, mail, DemoPeople.Password, firm.Plan, firm.TimeZone, firm.Language));
        var session = await client.Sessions.Read();
        return new(firm, new(address, mail, session.Tenant, session.Id, clock), session.Tenant);
    }

    /// <summary>Plans a day.</summary>
    public void Plan(DateTimeOffset midnight, DemoCalendar calendar, Random random)
    {
        if (_isGone || random.Next(7) >= _firm.Busy)
            return;
        var (language, pick) = (_firm.Language, random.Next());
        calendar.At(midnight.AddMinutes(random.Next(9 * 60, 17 * 60)), async () =>
        {
            if (_isGone || (await Standing()) == PaymentStanding.Suspended)
                return;
            var client = await _owner.Client();
            var names = DemoPeople.Customers[language];
            if (_customers.Count < names.Length)
                _customers.Add((await client.Customers.Register(new(CustomerKind.Person, names[_customers.Count]))).Id);
            var all = language switch { "zh-TW" => DemoTalk.Traditional, "zh-CN" => DemoTalk.Simplified, _ => DemoTalk.English };
            var (talk, customer) = (all[pick % all.Count], _customers[pick % _customers.Count]);
            var interaction = await client.Interactions.Open(new(talk.Channel, Direction.Inbound, customer, talk.Subject));
            // Who does not pay is restricted after a while: then customers write and nobody answers.
            var lines = await Standing() == PaymentStanding.Restricted ? 1 : talk.Lines.Length;
            for (var line = 0; line < lines; line++)
                await client.Interactions.Append(interaction.Id, new(line % 2 == 0 ? Direction.Inbound : Direction.Outbound, talk.Lines[line], line % 2 == 0 ? customer : null));
        });
    }

    /// <summary>It leaves.</summary>
    public async Task Leave(CrmClient operatorClient, DemoFirm firm)
    {
        if (_isGone)
            return;
        _isGone = true;
        await operatorClient.Operator.Close(Tenant, $"{firm.Name} closed its shop.");
    }

    private async Task<PaymentStanding> Standing() => (await (await _owner.Client()).Tenant.Read()).Payment;

    public void Dispose() => _owner.Dispose();
}
