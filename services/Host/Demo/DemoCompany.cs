using CloudCrm.Client;

namespace CloudCrm.Host.Demo;

/// <summary>The company of the demo: a bicycle shop that serves three languages.</summary>
internal sealed class DemoCompany(Uri address, ShiftedTime clock, DemoCalendar calendar, Random random) : IDisposable
{
    private readonly List<DemoSeat> _seats = [];
    private readonly List<(Guid Id, string Language, string Channel)> _customers = [];

    /// <summary>Its tenant.</summary>
    public Guid Tenant { get; private set; }

    private DemoSeat Owner => _seats[0];

    private IEnumerable<DemoSeat> Agents => _seats.Skip(1).Take(4);

    /// <summary>Signs it up, invites everybody, and sets it up.</summary>
    public async Task Open()
    {
        var me = DemoPeople.Owner;
        using var first = await CrmClient.SignUp(address, new("Harbour Bikes 海港單車", me.Name, me.Mail, DemoPeople.Password, "team", "Asia/Taipei", "en"));
        var session = await first.Sessions.Read();
        Tenant = session.Tenant;
        _seats.Add(new(address, me.Mail, Tenant, session.Id, clock));
        var seats = await first.Seats.Read();
        await first.Seats.Buy(DemoPeople.Others.Count + 2, seats.Version);
        foreach (var other in DemoPeople.Others)
        {
            var invitation = await first.Invitations.Invite(new(other.Mail, [other.Role]));
            using var joined = await CrmClient.Accept(address, new(invitation.Token!, other.Name, DemoPeople.Password));
            var id = (await joined.Sessions.Read()).Id;
            if (other.Role is not (Role.Viewer or Role.Billing))
                await first.Members.AssignSeat(id);
            _seats.Add(new(address, other.Mail, Tenant, id, clock));
        }

        await first.Members.AssignSeat(session.Id);
        await first.Teams.Make(new("Workshop", Members: [.. Agents.Take(2).Select(agent => agent.AccountId)]));
        await first.Teams.Make(new("Rentals", Members: [.. Agents.Skip(2).Select(agent => agent.AccountId)]));
        await first.Fields.Define(new("bike", "Bicycle", FieldType.Text));
        await first.Fields.Define(new("frame", "Frame size", FieldType.Choice, ["XS", "S", "M", "L", "XL"], Filterable: true));
        await first.Fields.Define(new("next_service", "Next service", FieldType.Date, Filterable: true));
        await first.Views.Save(new("Companies", new() { Kind = CustomerKind.Organisation }, Shared: true));
        await first.Views.Save(new("Regulars", new() { Tags = ["regular"] }, Shared: true));
        await first.Budgets.Make(new("Outbound messages", Meter: "messages.outbound", Units: 1_200, Alerts: [50, 80, 100]));
        await first.Budgets.Make(new("All usage", Amount: "60", Alerts: [80, 100]));
        await first.Billing.SetBuyer(new("Harbour Bikes Co., Ltd.", "12 Pier Road\nKaohsiung 804", "12345675", null, me.Mail, "TW"));
    }

    /// <summary>Plans everything that happens on one day.</summary>
    /// <param name="midnight">When the day begins there (UTC).</param>
    /// <param name="isWeekend">Whether few people come.</param>
    /// <param name="isLast">Whether it is one of the last days, whose conversations go on.</param>
    public void Plan(DateTimeOffset midnight, bool isWeekend, bool isLast)
    {
        foreach (var (language, names) in DemoPeople.Customers)
        {
            if (random.Next(3) == 0 && names.FirstOrDefault(name => !_known.Contains(name)) is { } name)
                calendar.At(midnight.AddMinutes(9 * 60 + random.Next(30)), () => Register(name, language));
        }

        for (var left = isWeekend ? random.Next(1, 4) : random.Next(5, 11); left > 0; left--)
            PlanTalk(midnight.AddMinutes(random.Next(9 * 60 + 40, 18 * 60)), isLast);
    }

    public void Dispose() => _seats.ForEach(seat => seat.Dispose());

    private readonly HashSet<string> _known = [];

    private async Task Register(string name, string language)
    {
        if (!_known.Add(name))
            return;
        var isFirm = name.Contains(' ', StringComparison.Ordinal) ? name.Split(' ').Length > 2 || name.EndsWith("School", StringComparison.Ordinal) || name.EndsWith("Hotel", StringComparison.Ordinal) : name.Length > 3;
        var number = _customers.Count + 1;
        var agent = Agents.ElementAt(random.Next(4));
        var client = await agent.Client();
        var mail = $"customer{number}@people.example";
        var phone = language switch { "zh-TW" => $"+8869120{number:00000}", "zh-CN" => $"+86138000{number:00000}", _ => $"+4479460{number:00000}" };
        var customer = await client.Customers.Register(new(
            isFirm ? CustomerKind.Organisation : CustomerKind.Person, name, [new(ContactKind.Mail, mail), new(ContactKind.Phone, phone)], OwnerId: agent.AccountId,
            Tags: [.. new[] { "regular", "rental", "workshop", "newsletter" }.Where(_ => random.Next(3) == 0)],
            Consents: [new("mail", random.Next(4) != 0, Source: "counter")],
            Fields: new Dictionary<string, string?> { ["frame"] = isFirm ? null : new[] { "S", "M", "L" }[random.Next(3)], ["bike"] = isFirm ? null : new[] { "Pier 3", "Pier 5 e", "Breakwater", "Tern" }[random.Next(4)] }));
        _customers.Add((customer.Id, language, mail));
        if (random.Next(4) == 0)
            await client.Notes.Write(customer.Id, new(language switch { "zh-TW" => "喜歡先收到簡訊再接電話。", "zh-CN" => "希望先收到短信再接电话。", _ => "Prefers a text before a call." }));
    }

    private void PlanTalk(DateTimeOffset at, bool isLast)
    {
        var agent = Agents.ElementAt(random.Next(4));
        var (talk, who) = (random.Next(), random.Next());
        calendar.At(at, async () =>
        {
            if (_customers.Count == 0)
                return;
            var (customer, language, _) = _customers[who % _customers.Count];
            var all = language switch { "zh-TW" => DemoTalk.Traditional, "zh-CN" => DemoTalk.Simplified, _ => DemoTalk.English };
            await Begin(all[talk % all.Count], customer, agent, at, isLast);
        });
    }

    private async Task Begin(DemoTalk talk, Guid customer, DemoSeat agent, DateTimeOffset at, bool isLast)
    {
        var client = await agent.Client();
        var interaction = await client.Interactions.Open(new(talk.Channel, Direction.Inbound, customer, talk.Subject));
        await client.Interactions.Append(interaction.Id, new(Direction.Inbound, talk.Lines[0], customer));
        var goesOn = isLast && random.Next(3) == 0;
        for (var line = 1; line < talk.Lines.Length - (goesOn ? 1 : 0); line++)
        {
            var (text, direction) = (talk.Lines[line], line % 2 == 1 ? Direction.Outbound : Direction.Inbound);
            at = at.AddMinutes(random.Next(2, 50));
            var isFirst = line == 1;
            calendar.At(at, async () =>
            {
                if (isFirst)
                    await (await agent.Client()).Interactions.Change(interaction.Id, new(AssignedTo: agent.AccountId));
                await (await agent.Client()).Interactions.Append(interaction.Id, new(direction, text, direction == Direction.Inbound ? customer : null));
            });
        }

        if (!goesOn)
            calendar.At(at.AddMinutes(random.Next(5, 90)), async () => await (await agent.Client()).Interactions.Change(interaction.Id, new(State: InteractionState.Closed)));
        else if (random.Next(2) == 0)
            await client.Tasks.Make(new($"Call back: {talk.Subject}", AssigneeId: agent.AccountId, CustomerId: customer, InteractionId: interaction.Id, DueAt: at.AddDays(1)));
    }
}
