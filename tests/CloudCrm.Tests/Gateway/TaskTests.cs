using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Tasks, their lists, and what reminds of them.</summary>
[TestFixture]
internal sealed class TaskTests : CompanyFixture
{
    [Test]
    public async Task A_task_keeps_what_was_said_and_tells_its_assignee()
    {
        var (ken, client) = await Acme.NewMember(false, Role.Agent);
        var interaction = await Acme.NewInteraction();
        var customer = (await Acme.Owner.Interactions.Read(interaction)).CustomerId;

        var made = await Acme.Owner.Tasks.Make(new("Send the offer", "Two pages.", TaskPriority.High, ken, InteractionId: interaction, DueAt: In(hours: 5), Reminders: [new(30)]));
        var read = await client.Tasks.Read(made.Id);
        var told = (await client.Notifications.Page()).Items.Single();

        Assert.Multiple(() =>
        {
            Assert.That((read.Title, read.Description, read.Priority, read.State), Is.EqualTo(("Send the offer", "Two pages.", TaskPriority.High, TaskState.Open)));
            Assert.That((read.AssigneeId, read.CustomerId, read.InteractionId), Is.EqualTo(((Guid?)ken, (Guid?)customer, (Guid?)interaction)));
            Assert.That(read.RemindAt, Is.EqualTo(read.DueAt - TimeSpan.FromMinutes(30)));
            Assert.That(read.By.Id, Is.EqualTo(Acme.OwnerId));
            Assert.That((told.Kind, told.SubjectId, told.CustomerId, told.Text), Is.EqualTo((NotificationKind.TaskAssigned, made.Id, (Guid?)customer, made.Title)));
        });
    }

    [Test]
    public async Task Changes_stand_in_the_journal_and_a_done_task_may_be_opened_again()
    {
        var made = await Acme.Owner.Tasks.Make(new("Call back"));

        var done = await Acme.Owner.Tasks.Change(made.Id, new(State: TaskState.Done), made.Version);
        var open = await Acme.Owner.Tasks.Change(made.Id, new(State: TaskState.Open, Title: "Call again"), done.Version);
        var entries = new List<JournalEntry>();
        for (long? after = 0; after is { } from;)
        {
            var page = await Acme.Owner.Journal.Page(from, 1_000);
            entries.AddRange(page.Items.Where(entry => entry.EntityId == made.Id));
            after = page.Items.Count == 0 ? null : page.Items[^1].Sequence;
        }

        Assert.That((open.State, open.Title, open.Version), Is.EqualTo((TaskState.Open, "Call again", 3L)));
        Assert.That(entries.Select(entry => (entry.Entity, entry.Verb)), Is.EqualTo(new[] { ("task", "made"), ("task", "done"), ("task", "reopened") }));
        Assert.That(entries[2].Details.GetProperty("title").GetProperty("before").GetString(), Is.EqualTo("Call back"));
        Assert.That(Refused(() => Acme.Owner.Tasks.Change(made.Id, new(Title: "Late"), made.Version)), Is.EqualTo((412, "If-Match")));
    }

    [Test]
    public async Task Lists_go_by_due_time_and_by_assignee_customer_state_and_range()
    {
        using var company = await Company.Open(Api);
        var (ken, client) = await company.NewMember(false, Role.Agent);
        var (owner, customer) = (company.Owner, await company.NewCustomer());
        var never = await owner.Tasks.Make(new("never", AssigneeId: ken));
        var late = await owner.Tasks.Make(new("late", AssigneeId: ken, DueAt: In(hours: 9)));
        var soon = await owner.Tasks.Make(new("soon", CustomerId: customer, DueAt: In(hours: 1)));
        var over = await owner.Tasks.Make(new("over", AssigneeId: ken, CustomerId: customer, DueAt: In(hours: -1)));
        var done = await owner.Tasks.Change((await owner.Tasks.Make(new("done", AssigneeId: ken, DueAt: In(hours: -2)))).Id, new(State: TaskState.Done));

        Assert.Multiple(async () =>
        {
            Assert.That(await Titles(owner, new()), Is.EqualTo(new[] { "over", "soon", "late", "never" }));
            Assert.That(await Titles(client, new(Mine: true)), Is.EqualTo(new[] { "over", "late", "never" }));
            Assert.That(await Titles(owner, new(Assignee: ken, State: TaskState.Done)), Is.EqualTo(new[] { "done" }));
            Assert.That(await Titles(owner, new(Customer: customer)), Is.EqualTo(new[] { "over", "soon" }));
            Assert.That(await Titles(owner, new(Overdue: true)), Is.EqualTo(new[] { "over" }));
            Assert.That(await Titles(owner, new(DueFrom: soon.DueAt, DueTo: late.DueAt)), Is.EqualTo(new[] { "soon" }));
            Assert.That(Refused(() => owner.Tasks.Page(new(State: TaskState.Done, Overdue: true))), Is.EqualTo((422, "overdue")));
        });
        var cursor = (await owner.Tasks.Page(limit: 1)).Next;
        Assert.That(Refused(() => owner.Tasks.Page(new(Customer: customer), cursor)), Is.EqualTo((422, "cursor")));
        Assert.That((never.DueAt, over.State, done.State), Is.EqualTo(((DateTimeOffset?)null, TaskState.Open, TaskState.Done)));
    }

    [Test]
    public async Task A_task_may_be_due_on_a_day_of_the_tenants_calendar()
    {
        var made = await Acme.Owner.Tasks.Make(new("On a day", DueOn: new(2030, 5, 12), Reminders: [new(0), new(60)]));

        Assert.That(made.DueAt, Is.EqualTo(new DateTimeOffset(2030, 5, 12, 16, 0, 0, TimeSpan.Zero)), "midnight in Taipei");
        Assert.That(made.RemindAt, Is.EqualTo(new DateTimeOffset(2030, 5, 12, 0, 0, 0, TimeSpan.Zero)), "an hour before 09:00 in Taipei");
        var moved = await Acme.Owner.Tasks.Change(made.Id, new(DueOn: new(2030, 5, 13)));
        Assert.That((moved.DueOn, moved.RemindAt), Is.EqualTo(((DateOnly?)new DateOnly(2030, 5, 13), made.RemindAt!.Value.AddDays(1))));
        var undue = await Acme.Owner.Tasks.Change(made.Id, new(Undue: true, Reminders: []));
        Assert.That((undue.DueAt, undue.DueOn, undue.RemindAt), Is.EqualTo(((DateTimeOffset?)null, (DateOnly?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task What_is_wrong_with_a_task_is_refused_by_name()
    {
        (MakeTask Request, string Field)[] wrong =
        [
            (new(""), "title"),
            (new("a\nb"), "title"),
            (new(new string('x', 201)), "title"),
            (new("x", new string('x', 10_001)), "description"),
            (new("x", AssigneeId: Company.NewId()), "assigneeId"),
            (new("x", CustomerId: Company.NewId()), "customerId"),
            (new("x", InteractionId: Company.NewId()), "interactionId"),
            (new("x", DueAt: In(hours: 1), DueOn: new(2030, 1, 1)), "dueOn"),
            (new("x", DueOn: new(1999, 12, 31)), "dueOn"),
            (new("x", DueAt: new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero)), "dueAt"),
            (new("x", Reminders: [new(5)]), "reminders[0].minutesBefore"),
            (new("x", DueAt: In(hours: 1), Reminders: [new(5), new(-1)]), "reminders[1].minutesBefore"),
            (new("x", Reminders: [new()]), "reminders[0]"),
            (new("x", DueAt: In(hours: 1), Reminders: [.. Enumerable.Range(0, 6).Select(n => new Reminder(n))]), "reminders"),
        ];
        var made = await Acme.Owner.Tasks.Make(new("x", DueAt: In(hours: 1), Reminders: [new(5)]));

        Assert.Multiple(() =>
        {
            foreach (var (request, field) in wrong)
                Assert.That(Refused(() => Acme.Owner.Tasks.Make(request)), Is.EqualTo((422, field)));
            Assert.That(Refused(() => Acme.Owner.Tasks.Change(made.Id, new(Undue: true))), Is.EqualTo((422, "reminders[0].minutesBefore")));
            Assert.That(Refused(() => Acme.Owner.Tasks.Change(made.Id, new(Undue: true, DueAt: In(hours: 2)))), Is.EqualTo((422, "undue")));
            Assert.That(Refused(() => Acme.Owner.Tasks.Change(made.Id, new(AssigneeId: Acme.OwnerId, Unassign: true))), Is.EqualTo((422, "unassign")));
        });
    }

    [Test]
    public async Task Reminders_come_once_over_restarts_to_who_has_the_task_then()
    {
        await using var api = await TheApi.Start();
        using var company = await Company.Open(api);
        var ((ken, kensMail), (eve, evesMail)) = (await NewMember(company), await NewMember(company));
        var due = api.Time.GetUtcNow().AddDays(1);
        Task<TaskItem> Make(string title, Guid? assignee, params Reminder[] reminders) =>
            company.Owner.Tasks.Make(new(title, AssigneeId: assignee, DueAt: due, Reminders: reminders));
        await Make("Kept", ken, new(120), new(60));
        await Make("Nobody's", null, new Reminder(60));
        await company.Owner.Tasks.Change((await Make("Moved", ken, new Reminder(60))).Id, new(DueAt: due.AddDays(1)));
        await company.Owner.Tasks.Change((await Make("Given away", ken, new Reminder(60))).Id, new(AssigneeId: eve));
        await company.Owner.Tasks.Change((await Make("Done", ken, new Reminder(60))).Id, new(State: TaskState.Done));

        await api.Restart();
        api.Time.Advance(TimeSpan.FromHours(23.5));
        await AssertRung(api, company.Request.Mail, "Nobody's");
        await AssertRung(api, kensMail, "Kept", "Kept");
        await AssertRung(api, evesMail, "Given away");
        await api.Restart();
        api.Time.Advance(TimeSpan.FromHours(24));
        await AssertRung(api, kensMail, "Moved", "Kept", "Kept");
        await AssertRung(api, evesMail, "Given away");
        await AssertRung(api, company.Request.Mail, "Nobody's");
    }

    [Test]
    public async Task Who_has_left_keeps_tasks_and_their_maker_is_reminded()
    {
        await using var api = await TheApi.Start();
        using var company = await Company.Open(api);
        var (ken, _) = await company.NewMember(false, Role.Agent);
        var task = await company.Owner.Tasks.Make(new("Orphan", AssigneeId: ken, DueAt: api.Time.GetUtcNow().AddHours(2), Reminders: [new(60)]));
        await company.Owner.Members.Remove(ken);

        api.Time.Advance(TimeSpan.FromHours(1.5));
        await AssertRung(api, company.Request.Mail, "Orphan");

        Assert.That((await company.Owner.Tasks.Read(task.Id)).AssigneeId, Is.EqualTo(ken));
        Assert.That(await Titles(company.Owner, new(Assignee: ken)), Is.EqualTo(new[] { "Orphan" }));
        Assert.That(Refused(() => company.Owner.Tasks.Make(new("More", AssigneeId: ken))), Is.EqualTo((422, "assigneeId")));
    }

    private DateTimeOffset In(int hours) => Api.Time.GetUtcNow().AddHours(hours);

    private static async Task<List<string>> Titles(CrmClient client, TaskFilter filter) =>
        await client.Tasks.List(filter, pageSize: 2).Select(task => task.Title).ToListAsync();

    /// <summary>Waits until somebody was reminded of these, the newest first; with a session of this moment, as days pass here.</summary>
    private static async Task AssertRung(TheApi api, string mail, params string[] titles)
    {
        using var client = await CrmClient.SignIn(api.Address, new(mail, Company.Password));
        async Task<List<string>> Rung() =>
            await client.Notifications.List().Where(told => told.Kind == NotificationKind.TaskReminder).Select(told => told.Text).ToListAsync();
        await Eventually.Holds(async () => (await Rung()).Count >= titles.Length, $"reminders of {string.Join(", ", titles)} came");
        Assert.That(await Rung(), Is.EqualTo(titles));
    }

    private static async Task<(Guid Account, string Mail)> NewMember(Company company)
    {
        var (account, _) = await company.NewMember(false, Role.Agent);
        return (account, (await company.Owner.Members.Read(account)).Mail);
    }

    private static (int Status, string? Field) Refused(Func<Task> call)
    {
        var refused = Assert.ThrowsAsync<CrmApiException>(() => call())!;
        return ((int)refused.Status, refused.Field);
    }
}
