package dev.chaperone.central.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file with a write-ahead log and {@code synchronous=FULL}, so that a commit survives a loss of power. One
 * connection writes; others read, each a state of its own, and never hold up the writer. Safe for many threads.
 */
public final class Database implements AutoCloseable {

    private static final int READERS = 3;
    private static final int BUSY_MILLIS = 10_000;

    private final Connection writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Connection> all;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    private Database(Connection writer, List<Connection> readers) {
        this.writer = writer;
        this.all = List.copyOf(readers);
        this.readers.addAll(readers);
    }

    /** Opens the file, or makes it, and brings it to the newest schema. @throws IOException in one plain line */
    public static Database open(Path file) throws IOException {
        try {
            makePrivate(file);
            SQLiteDataSource source = source(file, false);
            Flyway.configure().dataSource(source).load().migrate();
            return connect(source, source(file, true));
        } catch (SQLException | FlywayException e) {
            throw unusable(file, e);
        }
    }

    /** Opens a file that is there as a server made it, which may run. @throws IOException in one plain line */
    public static Database openBeside(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no database %s; give the --data of a central".formatted(file));
        }
        try {
            return connect(source(file, false), source(file, true));
        } catch (SQLException e) {
            throw unusable(file, e);
        }
    }

    /** Opens a file that is there, only to read. @throws IOException in one plain line */
    public static Database openToRead(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no database %s; give the --data of a central".formatted(file));
        }
        try {
            return connect(source(file, true), source(file, true));
        } catch (SQLException e) {
            throw unusable(file, e);
        }
    }

    private static Database connect(SQLiteDataSource writing, SQLiteDataSource reading) throws SQLException {
        List<Connection> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(reader(reading));
        }
        return new Database(writing.getConnection(), readers);
    }

    private static Connection reader(SQLiteDataSource source) throws SQLException {
        Connection reader = source.getConnection();
        execute(reader, "PRAGMA query_only = true");
        return reader;
    }

    /** SQLite gives its journal files the mode of the database. */
    private static void makePrivate(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static SQLiteDataSource source(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Work within one transaction. */
    public interface Work<T> {
        T run(Transaction transaction) throws SQLException;
    }

    /** Runs {@code work} and commits; on any failure nothing of it remains. One at a time. */
    public <T> T run(Work<T> work) throws IOException {
        writing.lock();
        try {
            return run(writer, "BEGIN IMMEDIATE", work);
        } finally {
            writing.unlock();
        }
    }

    /** Runs work that only reads, on one state of the database. Waits while too many others read. */
    public <T> T read(Work<T> work) throws IOException {
        Connection reader;
        try {
            reader = readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", e);
        }
        try {
            return run(reader, "BEGIN", work);
        } finally {
            readers.add(reader);
        }
    }

    /**
     * Transactions in SQLite's own words. The driver's have a trap: on a full disk SQLite rolls back by itself, the
     * driver's rollback then fails, and from there on each statement is committed alone.
     */
    private static <T> T run(Connection connection, String begin, Work<T> work) throws IOException {
        try {
            execute(connection, begin);
            T result = work.run(new Transaction(connection));
            execute(connection, "COMMIT");
            return result;
        } catch (SQLException e) {
            rollBack(connection, e);
            throw refused(e);
        } catch (RuntimeException | Error e) {
            // What an Error left half done must not be committed by whoever comes next.
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e); // there may be nothing left to roll back
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static IOException refused(SQLException e) {
        return isFull(e)
                ? new IOException("the disk of the data folder is full; free some space", e)
                : new IOException("the database refused (%s)".formatted(e.getMessage()), e);
    }

    private static IOException unusable(Path file, Exception e) {
        return isFull(e)
                ? new IOException("the disk of %s is full; free some space".formatted(file.getParent()), e)
                : new IOException(
                        "the database %s can't be used; check its permissions or restore a backup".formatted(file), e);
    }

    private static boolean isFull(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
                return true;
            }
        }
        return false;
    }

    /** Waits for the transaction under way. */
    @Override
    public void close() throws IOException {
        writing.lock();
        try {
            writer.close();
            for (Connection reader : all) {
                reader.close();
            }
        } catch (SQLException e) {
            throw new IOException("the database could not be closed", e);
        } finally {
            writing.unlock();
        }
    }
}
