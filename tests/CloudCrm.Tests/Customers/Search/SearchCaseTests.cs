using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;

namespace CloudCrm.Tests.Customers.Search;

/// <summary>Who is found by what, as a table: one tenant, and the names of all that a query finds.</summary>
[TestFixture]
public sealed class SearchCaseTests : CrmFixture
{
    private TenantId _tenant;

    [OneTimeSetUp]
    public async Task Seed()
    {
        _tenant = NewTenant();
        await Add("José Álvarez", Phone("+34 612 345 678"), Mail("jose.alvarez@correo.example"));
        await Add("Müller Straße GmbH", Phone("+49 (0)911 123456"), Mail("info@mueller-strasse.example"));
        await Add("Zoë O'Neil", Handle("x:zoe_oneil"), Mail("zoe@oneil.example"));
        await Add("Jean-Luc Picard", Handle("line:jlpicard"), Mail("picard@enterprise.example"));
        await Add("Søren Łukasz", Phone("+45 32 12 34 56"));
        await Add("Jonathan Smith", Phone("+1 415 555 2671"), Mail("Jonathan.Smith@Example.com"));
        await Add("Katherine Johnson", Mail("kj@nasa.example"));
        await Add("王小明", Phone("+886 2 2345 6789"), Handle("line:xiaoming"));
        await Add("張雅婷", Phone("0911 222 333"));
        await Add("台灣積體電路製造股份有限公司", Mail("ir@tsmc.example"));
        await Add("李小龙", Phone("+86 138 0013 8000"));
        await Add("北京字节跳动科技有限公司");
        await Add("さとう はなこ", Phone("+81 3-1234-9876"));
        await Add("ヤマダ タロウ", Handle("x:yamada"));
        await Add("김민준", Phone("+82 2-312-3456"));
        await Add("Иван Петров", Mail("ivan@petrov.example"));
        await Add("Ελένη Σοφός");
        await Note("Katherine Johnson", "Prefers calls after five; allergic to jasmine. 客戶想要退款");
        await Note("Jonathan Smith", "Éclair order was late");
        await Grains.Customer(_tenant, NewId()).Register(
            new(CustomerKind.Organisation, "Acme", []) { More = new() { ExternalId = "7590-VHVEG", Tags = ["Gold Partner"], Addresses = [new(null, "12 Roosevelt Road", "Taipei", null, "100", "TW")] } },
            Agent, NewOnce());
    }

    // Latin with accents and case.
    [TestCase("jose", "José Álvarez")]
    [TestCase("JOSÉ", "José Álvarez")]
    [TestCase("alvarez jose", "José Álvarez")]
    [TestCase("Álv", "José Álvarez")]
    [TestCase("muller", "Müller Straße GmbH")]
    [TestCase("mülle", "Müller Straße GmbH")]
    [TestCase("strasse", "Müller Straße GmbH")]
    [TestCase("STRASS gmb", "Müller Straße GmbH")]
    [TestCase("o'neil", "Zoë O'Neil")]
    [TestCase("O’Neil", "Zoë O'Neil")]
    [TestCase("oneil", "Zoë O'Neil")]
    [TestCase("neil zoe", "Zoë O'Neil")]
    [TestCase("jean-luc", "Jean-Luc Picard")]
    [TestCase("jeanluc", "Jean-Luc Picard")]
    [TestCase("luc pic", "Jean-Luc Picard")]
    [TestCase("soren", "Søren Łukasz")]
    [TestCase("lukasz", "Søren Łukasz")]
    [TestCase("иван", "Иван Петров")]
    [TestCase("ПЕТР", "Иван Петров")]
    [TestCase("σοφοσ", "Ελένη Σοφός")]
    [TestCase("ελενη", "Ελένη Σοφός")]
    [TestCase("ｊｏｓｅ", "José Álvarez")]
    // Traditional, simplified, kana, hangul: from one character up, anywhere.
    [TestCase("王", "王小明")]
    [TestCase("小明", "王小明")]
    [TestCase("明", "王小明")]
    [TestCase("小", "李小龙", "王小明")]
    [TestCase("雅", "張雅婷")]
    [TestCase("張雅婷", "張雅婷")]
    [TestCase("電路", "台灣積體電路製造股份有限公司")]
    [TestCase("有限公司", "北京字节跳动科技有限公司", "台灣積體電路製造股份有限公司")]
    [TestCase("台灣積體電路製造股份有限公司", "台灣積體電路製造股份有限公司")]
    [TestCase("製造股份有限公司", "台灣積體電路製造股份有限公司")]
    [TestCase("跳动", "北京字节跳动科技有限公司")]
    [TestCase("龙", "李小龙")]
    [TestCase("はなこ", "さとう はなこ")]
    [TestCase("とう", "さとう はなこ")]
    [TestCase("サトウ", "さとう はなこ")]
    [TestCase("ﾔﾏﾀﾞ", "ヤマダ タロウ")]
    [TestCase("だ", "ヤマダ タロウ")]
    [TestCase("たろう ヤマ", "ヤマダ タロウ")]
    [TestCase("민", "김민준")]
    [TestCase("김민준", "김민준")]
    [TestCase("王 xiaoming", "王小明")]
    // One number in the notations that people use.
    [TestCase("+886223456789", "王小明")]
    [TestCase("0223456789", "王小明")]
    [TestCase("02 2345 6789", "王小明")]
    [TestCase("02-2345-6789", "王小明")]
    [TestCase("(02) 2345-6789", "王小明")]
    [TestCase("+886 2 2345 6789", "王小明")]
    [TestCase("00886 2 2345 6789", "王小明")]
    [TestCase("886223456789", "王小明")]
    [TestCase("6789", "王小明")]
    [TestCase("23456789", "王小明")]
    [TestCase("王 6789", "王小明")]
    [TestCase("2345 6789 王", "王小明")]
    [TestCase("+49 911 123456", "Müller Straße GmbH")]
    [TestCase("0911 12 34 56", "Müller Straße GmbH")]
    [TestCase("0911/123456", "Müller Straße GmbH")]
    [TestCase("0911222333", "張雅婷")]
    [TestCase("0911-222-333", "張雅婷")]
    [TestCase("2333", "張雅婷")]
    [TestCase("(415) 555-2671", "Jonathan Smith")]
    [TestCase("415.555.2671", "Jonathan Smith")]
    [TestCase("+1-415-555-2671", "Jonathan Smith")]
    [TestCase("138 0013 8000", "李小龙")]
    [TestCase("03-1234-9876", "さとう はなこ")]
    [TestCase("02-312-3456", "김민준")]
    // Mails and handles, wholly and in parts.
    [TestCase("jonathan.smith@example.com", "Jonathan Smith")]
    [TestCase("JONATHAN.SMITH@", "Jonathan Smith")]
    [TestCase("@example.com", "Jonathan Smith")]
    [TestCase("mueller-strasse.example", "Müller Straße GmbH")]
    [TestCase("kj@nasa", "Katherine Johnson")]
    [TestCase("nasa", "Katherine Johnson")]
    [TestCase("@zoe_oneil", "Zoë O'Neil")]
    [TestCase("x:zoe_oneil", "Zoë O'Neil")]
    [TestCase("jlpic", "Jean-Luc Picard")]
    [TestCase("yamada", "ヤマダ タロウ")]
    // External id, tags, addresses.
    [TestCase("7590-vhveg", "Acme")]
    [TestCase("VHVEG", "Acme")]
    [TestCase("gold partner", "Acme")]
    [TestCase("roosevelt taipei 12", "Acme")]
    // Notes.
    [TestCase("jasmine", "Katherine Johnson")]
    [TestCase("退款", "Katherine Johnson")]
    [TestCase("johnson jasmin", "Katherine Johnson")]
    [TestCase("eclair", "Jonathan Smith")]
    // One slip: a letter swapped, left out, put in, taken for another.
    [TestCase("jonahtan", "Jonathan Smith")]
    [TestCase("jonthan", "Jonathan Smith")]
    [TestCase("jonnathan", "Jonathan Smith")]
    [TestCase("jonathen", "Jonathan Smith")]
    [TestCase("konathan", "Jonathan Smith")]
    [TestCase("smithh", "Jonathan Smith")]
    [TestCase("simth jonathan", "Jonathan Smith")]
    [TestCase("kathrine", "Katherine Johnson")]
    [TestCase("johnsom katherin", "Katherine Johnson")]
    [TestCase("петровв", "Иван Петров")]
    [TestCase("jasmime", "Katherine Johnson")]
    // Nobody.
    [TestCase("jonhatann")]
    [TestCase("jsoe")]
    [TestCase("kathe joze")]
    [TestCase("ose")]
    [TestCase("nathan")]
    [TestCase("jose smith")]
    [TestCase("smth")]
    [TestCase("katherine picard")]
    [TestCase("明王")]
    [TestCase("王明")]
    [TestCase("龍")]
    [TestCase("はなご")]
    [TestCase("민김")]
    [TestCase("有限公司台灣")]
    [TestCase("台灣積體電路製造股份有限公司北京")]
    [TestCase("+1 2 2345 6789")]
    [TestCase("0323456789")]
    [TestCase("5678 王")]
    [TestCase("678")]
    [TestCase("0911 222 334")]
    [TestCase("jonathan.smith@example.org")]
    [TestCase("@correo.com")]
    [TestCase("x:jlpicard")]
    [TestCase("7591-vhveg")]
    [TestCase("jasmine smith")]
    [TestCase("silver partner")]
    [TestCase("%")]
    public async Task A_query_finds_exactly(string query, params string[] names)
    {
        var answer = await Grains.CustomerSearcher(_tenant).Search(query, false, 20, []);
        var found = answer.IsOk ? answer.Value.Items.Select(hit => hit.Customer.Name) : [];
        Assert.That(found, Is.EquivalentTo(names));
        if (!answer.IsOk)
            Assert.That(answer.Refusal.Field, Is.EqualTo("q"));
    }

    private Task<Customer> Add(string name, params ContactPoint[] contacts) => Registered(_tenant, name, contacts);

    private async Task Note(string name, string text)
    {
        var hit = (await Grains.CustomerSearcher(_tenant).Search(name, false, 1, [])).Value.Items.Single();
        var interaction = await Opened(_tenant, hit.Customer.Id);
        var note = new AppendMessage(NewId(), Direction.Internal, null, text, null, null);
        Assert.That((await Grains.Interaction(_tenant, interaction.Id).Append(note, Agent)).IsOk);
    }

    private static ContactPoint Phone(string value) => new(ContactKind.Phone, value, null);

    private static ContactPoint Mail(string value) => new(ContactKind.Mail, value, null);

    private static ContactPoint Handle(string value) => new(ContactKind.Handle, value, null);
}
