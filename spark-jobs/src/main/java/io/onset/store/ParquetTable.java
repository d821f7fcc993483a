package io.onset.store;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.MessageTypeBuilder;

/**
 * Tables in Parquet files, one explicit schema a file: every column optional, null where a value is
 * undefined.
 */
public final class ParquetTable {

  private ParquetTable() {}

  /** Writes rows to a new file. */
  public static void write(
      Path file, Configuration conf, List<Column> columns, Iterable<Object[]> rows)
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

  /** Reads the rows of a file in their order, these columns alone. */
  public static void read(
      Path file, Configuration conf, List<Column> columns, Consumer<Object[]> rows)
      throws IOException {
    Configuration projected = new Configuration(conf);
    projected.set("parquet.read.schema", schema(columns).toString());
    InputFile input = HadoopInputFile.fromPath(file, projected);
    try (ParquetReader<Group> reader = new GroupReader(input).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = get(group, i, columns.get(i).type());
        }
        rows.accept(row);
      }
    }
  }

  /** Parquet's own {@code builder} would read Hadoop's XML anew for every file. */
  private static final class GroupReader extends ParquetReader.Builder<Group> {
    GroupReader(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
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
