namespace CloudCrm.Foundation.Data;

/// <summary>One process a data folder: SQLite's writer and the embedded grains each assume that they are alone. The operating system drops it with the process.</summary>
internal sealed class DataFolderLease : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FileStream> _held = [];

    /// <summary>Takes the folder, or finds that this object already has it.</summary>
    /// <exception cref="DatabaseUnavailableException">Another process has it.</exception>
    public void Take(string folder)
    {
        lock (_gate)
        {
            if (_held.ContainsKey(folder))
                return;
            Directory.CreateDirectory(folder);
            try
            {
                _held.Add(folder, new(Path.Combine(folder, "cloudcrm.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e)
            {
                throw new DatabaseUnavailableException($"Another process already uses the data folder {folder}: stop it first, or choose another folder with --data.", e);
            }
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
