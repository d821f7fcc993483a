package io.onset.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.MessageTypeBuilder;

/**
 * Tables in Parquet files, one explicit schema a file: every column optional, null where a value is
 * undefined.
 */
public final class ParquetTable {

  private ParquetTable() {}

  /** The file of some rows; the same bytes for the same rows. */
  public static byte[] bytes(Configuration conf, List<Column> columns, Iterable<Object[]> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(new MemoryFile.Output(bytes), conf, columns, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("memory is no device", e);
    }
    return bytes.toByteArray();
  }

  private static void write(
      OutputFile file, Configuration conf, List<Column> columns, Iterable<Object[]> rows)
      throws IOException {
    MessageType schema = schema(columns);
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file)
            .withConf(conf)
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .build()) {
      for (Object[] row : rows) {
        Group group = groups.newGroup();
        for (int i = 0; i < row.length; i++) {
          put(group, i, row[i]);
        }
        writer.write(group);
      }
    }
  }

  private static void put(Group group, int field, Object value) {
    if (value instanceof Integer number) {
      group.add(field, number.intValue());
    } else if (value instanceof Long number) {
      group.add(field, number.longValue());
    } else if (value instanceof Double number) {
      group.add(field, number.doubleValue());
    } else if (value != null) {
      group.add(field, Binary.fromString((String) value));
    }
  }

  /**
   * The rows of a file in their order, read as they are asked for.
   *
   * @param bytes the file; not modified
   * @param columns all of its columns
   * @param wanted those that the rows have
   * @throws IOException where it is no Parquet file, or has other columns
   */
  public static Rows read(
      byte[] bytes, Configuration conf, List<Column> columns, List<Column> wanted)
      throws IOException {
    ParquetFileReader file = open(bytes, conf);
    MessageType stored = file.getFileMetaData().getSchema();
    if (!stored.equals(schema(columns))) {
      file.close();
      throw new IOException("has other columns than this version of Onset");
    }
    file.setRequestedSchema(schema(wanted));
    return new Rows(file, wanted);
  }

  /**
   * Hands on the rows of a file that is its own description: column by name, an undefined number as
   * NaN, undefined text as none.
   *
   * @throws IOException where it is no Parquet file, or none of ours
   */
  static void each(byte[] bytes, Configuration conf, Consumer<Map<String, Object>> action)
      throws IOException {
    List<Column> columns = columns(bytes, conf);
    try (Rows rows = read(bytes, conf, columns, columns)) {
      while (rows.hasNext()) {
        action.accept(named(columns, rows.next()));
      }
    }
  }

  private static Map<String, Object> named(List<Column> columns, Object[] row) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < row.length; i++) {
      boolean undefined = row[i] == null && columns.get(i).type() == Column.Type.DOUBLE;
      named.put(columns.get(i).name(), undefined ? Double.NaN : row[i]);
    }
    return named;
  }

  private static List<Column> columns(byte[] bytes, Configuration conf) throws IOException {
    try (ParquetFileReader file = open(bytes, conf)) {
      return file.getFileMetaData().getSchema().getFields().stream()
          .map(field -> new Column(field.getName(), type(field.asPrimitiveType())))
          .toList();
    }
  }

  private static Column.Type type(PrimitiveType field) {
    return switch (field.getPrimitiveTypeName()) {
      case INT32 -> Column.Type.INT;
      case INT64 -> Column.Type.LONG;
      case DOUBLE -> Column.Type.DOUBLE;
      default -> Column.Type.TEXT;
    };
  }

  private static ParquetFileReader open(byte[] bytes, Configuration conf) throws IOException {
    return ParquetFileReader.open(
        new MemoryFile.Input(bytes), HadoopReadOptions.builder(conf).build());
  }

  /** Rows of a file, one after the other. */
  public static final class Rows implements Iterator<Object[]>, AutoCloseable {

    private final ParquetFileReader file;
    private final List<Column> columns;
    private RecordReader<Group> group;
    private long leftInGroup;
    private long left;

    private Rows(ParquetFileReader file, List<Column> columns) {
      this.file = file;
      this.columns = columns;
      this.left = file.getRecordCount();
    }

    /** How many rows are still to come. */
    public long left() {
      return left;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Object[] next() {
      if (leftInGroup == 0) {
        nextGroup();
      }
      leftInGroup--;
      left--;
      Group values = group.read();
      Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = get(values, i, columns.get(i).type());
      }
      return row;
    }

    private void nextGroup() {
      try {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          throw new NoSuchElementException("the file has fewer rows than it says");
        }
        MessageType schema = schema(columns);
        MessageColumnIO io =
            new ColumnIOFactory().getColumnIO(schema, file.getFileMetaData().getSchema());
        group = io.getRecordReader(pages, new GroupRecordConverter(schema));
        leftInGroup = pages.getRowCount();
      } catch (IOException e) {
        throw new UncheckedIOException("memory is no device", e);
      }
    }

    @Override
    public void close() {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException("memory is no device", e);
      }
    }
  }

  private static Object get(Group group, int field, Column.Type type) {
    if (group.getFieldRepetitionCount(field) == 0) {
      return null;
    }
    return switch (type) {
      case INT -> group.getInteger(field, 0);
      case LONG -> group.getLong(field, 0);
      case DOUBLE -> group.getDouble(field, 0);
      case TEXT -> group.getString(field, 0);
    };
  }

  private static MessageType schema(List<Column> columns) {
    MessageTypeBuilder builder = Types.buildMessage();
    for (Column column : columns) {
      switch (column.type()) {
        case INT -> builder.optional(PrimitiveTypeName.INT32).named(column.name());
        case LONG -> builder.optional(PrimitiveTypeName.INT64).named(column.name());
        case DOUBLE -> builder.optional(PrimitiveTypeName.DOUBLE).named(column.name());
        case TEXT ->
            builder
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
      }
    }
    return builder.named("onset");
  }
}
