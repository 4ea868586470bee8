using CloudCrm.Client;

namespace CloudCrm.Host.Demo;

/// <summary>Made-up people: everybody who works in the demo's company, and the names of its customers.</summary>
internal static class DemoPeople
{
    /// <summary>What all of them sign in with.</summary>
    public const string Password = "correct horse battery";

    /// <summary>Who opens the company.</summary>
    public static DemoPerson Owner { get; } = new("Ada Lin", "ada@demo.example", Role.Owner);

    /// <summary>Who is invited.</summary>
    public static IReadOnlyList<DemoPerson> Others { get; } =
    [
        new("Mei Chen", "mei@demo.example", Role.Agent), new("Tom Becker", "tom@demo.example", Role.Agent), new("Yu Wang", "yu@demo.example", Role.Agent),
        new("Grace Huang", "grace@demo.example", Role.Supervisor), new("Noah Patel", "noah@demo.example", Role.Billing), new("Ines Costa", "ines@demo.example", Role.Viewer),
    ];

    /// <summary>Customers by the language that they speak.</summary>
    public static IReadOnlyDictionary<string, string[]> Customers { get; } = new Dictionary<string, string[]>
    {
        ["en"] =
        [
            "Amelia Novak", "Oliver Grant", "Priya Raman", "Lucas Moreau", "Hannah Weiss", "Daniel Okafor", "Sofia Lindqvist", "James Whitfield", "Nora Haddad", "Ethan Brooks", "Clara Jansen",
            "Samuel Adeyemi", "Ruth Feldman", "Leo Marchetti", "Zoe Papadakis", "Peter Novotny", "Isla MacLeod", "Marcus Hale", "Freya Nilsen", "Caleb Stone", "Harbour Ferries Ltd", "Green Mile Couriers",
            "Seaside Hotel", "Northgate School",
        ],
        ["zh-TW"] =
        [
            "陳雅婷", "林志明", "黃淑芬", "張家豪", "李美玲", "王建宏", "吳佩珊", "劉冠宇", "蔡宜君", "楊承恩", "許雅雯", "鄭文傑", "謝欣怡", "郭俊廷", "洪詩涵", "邱彥霖", "海風民宿", "東岸旅行社", "山線咖啡",
        ],
        ["zh-CN"] = ["赵敏", "孙浩然", "周晓燕", "李国强", "吴思远", "郑晓东", "冯雪", "陈立新", "沈佳怡", "韩雨桐", "星港科技", "滨海学校"],
    };

    /// <summary>Small companies that give the operator something to look at.</summary>
    public static IReadOnlyList<DemoFirm> Firms { get; } =
    [
        new("North Pier Tea", "team", "Europe/London", "en", 0, 4, DemoFate.Pays), new("雲端花店", "team", "Asia/Taipei", "zh-TW", 1, 3, DemoFate.Pays), new("Quarry Street Dental", "business", "Europe/Berlin", "en", 0, 9, DemoFate.Pays),
        new("蓝鲸维修", "team", "Asia/Shanghai", "zh-CN", 2, 2, DemoFate.Owes), new("Tiny Letterpress", "free", "America/New_York", "en", 3, 1, DemoFate.Pays), new("Copper Kettle", "team", "Europe/Paris", "en", 1, 2, DemoFate.Leaves),
    ];
}

/// <summary>Somebody who works in the demo's company.</summary>
internal sealed record DemoPerson(string Name, string Mail, Role Role);

/// <summary>What becomes of a small company.</summary>
internal enum DemoFate
{
    /// <summary>It pays its invoices.</summary>
    Pays,

    /// <summary>It does not pay its last ones.</summary>
    Owes,

    /// <summary>It leaves before the end.</summary>
    Leaves,
}

/// <summary>A small company.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Plan">The plan's code.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Language">Its language.</param>
/// <param name="Month">In which month of the demo it signs up.</param>
/// <param name="Busy">How many conversations it has in a week.</param>
/// <param name="Fate">What becomes of it.</param>
internal sealed record DemoFirm(string Name, string Plan, string TimeZone, string Language, int Month, int Busy, DemoFate Fate);
