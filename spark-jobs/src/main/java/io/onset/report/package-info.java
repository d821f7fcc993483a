/**
 * What people look at: figures for print ({@link io.onset.report.FigureWriter}), and the page that
 * holds a whole run ({@link io.onset.report.PageWriter}). Figures come as data, tables as lines of
 * the curves; no experiment is known by name here.
 */
package io.onset.report;
