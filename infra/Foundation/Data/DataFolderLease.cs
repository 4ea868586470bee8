using CloudCrm.Foundation.Backups;

namespace CloudCrm.Foundation.Data;

/// <summary>One process a data folder: SQLite's writer and the embedded grains each assume that they are alone. The operating system drops it with the process.</summary>
internal sealed class DataFolderLease : IDisposable
{
    /// <summary>The file that the operating system locks.</summary>
    public const string LockFile = "cloudcrm.lock";

    private readonly System.Threading.Lock _gate = new();
    private readonly Dictionary<string, FileStream> _held = [];

    /// <summary>Takes the folder, or finds that this object already has it.</summary>
    /// <exception cref="DatabaseUnavailableException">Another process has it, or a restore into it did not come to its end.</exception>
    public void Take(string folder)
    {
        lock (_gate)
        {
            if (_held.ContainsKey(folder))
                return;
            var taken = Lock(folder);
            try
            {
                UnfinishedRestore.Refuse(folder);
            }
            catch
            {
                taken.Dispose();
                throw;
            }

            _held.Add(folder, taken);
        }
    }

    /// <summary>Takes a folder until the lock is disposed of; makes the folder where there is none.</summary>
    /// <exception cref="DatabaseUnavailableException">Another process has it.</exception>
    public static FileStream Lock(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new DatabaseUnavailableException($"Another process already uses the data folder {folder}: stop it first, or choose another folder with --data.", e);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var held in _held.Values)
                held.Dispose();
            _held.Clear();
        }
    }
}
