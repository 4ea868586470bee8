namespace CloudCrm.Host.Demo;

/// <summary>A conversation as made-up people have it.</summary>
/// <param name="Channel">The channel's code.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Lines">Customer and agent in turn; the customer begins.</param>
internal sealed record DemoTalk(string Channel, string Subject, string[] Lines)
{
    /// <summary>Those of English-speaking customers.</summary>
    public static IReadOnlyList<DemoTalk> English { get; } =
    [
        new("mail", "Gears slip on the hill", ["Since last week the chain jumps when I stand up on the pedals. The bike is two months old.", "Sorry to hear that. It sounds like a cable that has settled. Can you bring it in on Thursday, 10:00? Ten minutes and no charge.", "Thursday works, thank you!"]),
        new("chat", "Is the 54 cm in stock?", ["Hi, do you have the Pier 3 in 54 cm, green?", "One is left in the harbour shop. Shall I keep it for you until Saturday?", "Yes please. Name is on my account.", "Done: it is behind the counter."]),
        new("phone", "Flat tyre at the ferry", ["I'm at the ferry with a flat tyre and the last boat is at six.", "The van is eight minutes from you. Please stay by the blue gate."]),
        new("mail", "Invoice for our fleet", ["Could you send the invoice for April again? Accounting needs the purchase order number on it.", "Here it is with PO 4471. From now on it is on every invoice of yours.", "Perfect."]),
        new("sms", "Is it ready?", ["Is my bike ready?", "Yes, since noon. We are open until 19:00."]),
        new("social", "That wheel!", ["Whoever trued my wheel yesterday: it has never run like this.", "That was Mei. She is blushing."]),
        new("mail", "Rental for twelve people", ["We are twelve, two of them children, on the 14th. What would a day cost?", "For twelve on a weekday: 10 adult bikes and 2 children's, helmets included, with 15 % off. I have put a quote into your account.", "Booked. Do you have a trailer as well?", "Added one, no charge for groups."]),
        new("chat", "Wrong helmet size", ["The helmet came in M, I ordered L.", "My mistake. The L goes out today, keep the M until it is there and use the label in the box."]),
    ];

    /// <summary>Those of customers in Taiwan.</summary>
    public static IReadOnlyList<DemoTalk> Traditional { get; } =
    [
        new("chat", "變速器異音", ["你好，騎上坡時後變速一直有聲音，是不是要調？", "您好，聽起來是變速線鬆了。今天 17:30 方便嗎？調整不收費。", "可以，謝謝！"]),
        new("mail", "發票統一編號", ["麻煩把六月的發票改成公司抬頭，統編 12345675。", "已更新，之後的發票都會帶統編。六月份的更正單已寄到您的信箱。", "收到，感謝。"]),
        new("phone", "環島租車", ["我們四個人想租九天環島，可以在台東還車嗎？", "可以，台東站前門市還車，費用已含。需要馬鞍袋嗎？", "要，四組。"]),
        new("sms", "取車", ["請問車好了嗎？", "好了，今天營業到 20:00。"]),
        new("social", "謝謝師傅", ["昨天半路爆胎，你們二十分鐘就到了，太感謝！", "平安到家就好，記得這週回來看一下外胎。"]),
        new("mail", "電池續航變短", ["電輔車買八個月，續航從 70 公里掉到 45 公里，這樣正常嗎？", "不太正常。請讓我們讀一下電池紀錄，保固內可以直接更換。週六上午可以嗎？", "週六十點到。"]),
    ];

    /// <summary>Those of customers on the mainland.</summary>
    public static IReadOnlyList<DemoTalk> Simplified { get; } =
    [
        new("chat", "儿童座椅能装吗", ["你好，港口三号能装后置儿童座椅吗？", "可以，后架承重 27 公斤。店里有两款可以试坐。", "好的，周末带孩子过去。"]),
        new("mail", "团建租车", ["公司三十人团建，想租一天，能送到园区吗？", "可以送到园区，三十人八折，头盔和领队都含。报价已放进您的账户。", "已确认，谢谢。"]),
        new("sms", "取件", ["车修好了吗？", "修好了，今天 19:30 前都可以来取。"]),
        new("phone", "刹车不灵", ["下坡的时候后刹车有点软。", "请先不要骑，我们今天下午派车去取，检查后给您电话。"]),
    ];
}
