using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CloudCrm.Foundation.Blobs;

/// <summary>Makes a rename durable. .NET can't open a folder, so this asks the C library; Windows journals renames by itself.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        var failed = Sync(handle) != 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Close(handle);
        if (failed != 0)
            throw new Win32Exception(failed);
    }

    /// <summary>Makes all that was written durable; on Windows each file must be flushed by itself.</summary>
    public static void FlushAll()
    {
        if (!OperatingSystem.IsWindows())
            SyncAll();
    }

    [LibraryImport("libc", EntryPoint = "sync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial void SyncAll();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Close(int handle);
}
