/** A run's folder on any file system that Hadoop knows: files, tables, digests. */
package io.onset.store;
