namespace CloudCrm.Web.Tests;

/// <summary>What a person looks for on the way from signing up to the first invoice, in one language.</summary>
internal sealed record Tongue(
    string Browser, string Spoken, string Today, string Upload, string SendInvitation, string SeatOfKen, string Check, string WouldHappen, string ImportTwo, string Imported,
    string SeeCustomers, string WriteAnswer, string Billing, string MessagesSent, string NewBudget, string Save, string UsedUp, string Invoice)
{
    public static Tongue English { get; } = new(
        "en-US", "en", "Today", "Name,E-mail\nNora Vale,nora@example.org\nOtto Marsh,otto@example.org\n", "Send the invitation", "Seat of Ken Wu", "Check the file",
        "This is what would happen", "Import 2 customers", "Imported", "See the customers", "Write an answer", "Billing", "Messages to customers", "New budget", "Save", "1 of 1", "Invoice");

    public static Tongue Chinese { get; } = new(
        "zh-TW", "zh-TW", "今天", "姓名,電子郵件\nNora Vale,nora@example.org\n陳美玲,mei@example.org\n", "寄送邀請", "Ken Wu 的席次", "檢查檔案",
        "匯入後的結果預覽", "匯入 2 位客戶", "匯入完成", "查看客戶", "撰寫回覆", "帳單", "傳給客戶的訊息", "新增預算", "儲存", "1／1", "發票");

    /// <summary>Its name in the name of a test.</summary>
    public override string ToString() => Browser;
}
