/** Points, and the few dense factorisations beyond EJML's own that the models need. */
package io.onset.linalg;
