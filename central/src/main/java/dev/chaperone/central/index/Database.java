package dev.chaperone.central.index;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file, written through one connection: write-ahead log, {@code synchronous=FULL}, so that a commit survives
 * a loss of power. Safe for many threads; transactions are one at a time.
 */
public final class Database implements AutoCloseable {

    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Opens the file and brings it to the newest schema. @throws IOException in one plain line */
    public static Database open(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Flyway.configure().dataSource(source).load().migrate();
            return new Database(source.getConnection());
        } catch (SQLException | FlywayException e) {
            throw new IOException(
                    "the database %s can't be used; check its permissions or restore a backup".formatted(file), e);
        }
    }

    /** Work within one transaction. */
    public interface Work<T> {
        T run(Transaction transaction) throws SQLException;
    }

    /** Runs {@code work} and commits; on any failure nothing of it remains. */
    public <T> T run(Work<T> work) throws IOException {
        lock.lock();
        try {
            connection.setAutoCommit(false);
            T result = work.run(new Transaction(connection));
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollBack(e);
            throw new IOException("the database refused (%s)".formatted(e.getMessage()), e);
        } catch (RuntimeException e) {
            rollBack(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void rollBack(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("the database could not be closed", e);
        }
    }

    /** Statements of one transaction. */
    public static final class Transaction {

        private final Connection connection;

        Transaction(Connection connection) {
            this.connection = connection;
        }

        /** Turns the current row into a value. */
        public interface Row<T> {
            T read(ResultSet row) throws SQLException;
        }

        public void execute(String sql, Object... values) throws SQLException {
            try (PreparedStatement statement = prepare(sql, values)) {
                statement.executeUpdate();
            }
        }

        public <T> List<T> list(String sql, Row<T> row, Object... values) throws SQLException {
            try (PreparedStatement statement = prepare(sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        }

        public <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
            return list(sql, row, values).stream().findFirst();
        }

        private PreparedStatement prepare(String sql, Object... values) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        }
    }
}
