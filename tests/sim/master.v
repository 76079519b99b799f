// A device that moves data as it is told: it exercises the memory model, and misbehaves on demand.
// PORT_BITS and PORTS come from the test. Registers of engine e (weight ports, io reads, io
// writes) lie at 0x100 + 0x40 * e: 0 address, 4 bursts, 8 beats - 1; then what it saw:
// 0xc clock of the first beat, 0x10 of the last, 0x14 sum of the beats' low words,
// 0x18 error responses, 0x1c beats; for writes 0xc is the clock of the last answer, and answers
// are counted. Register 0x1c starts the engines of a mask.

`define RELIABLE 0
`define DROPS_AR 1
`define CHANGES_AR 2
`define WLAST_EARLY 3
`define WLAST_NEVER 4
`define DROPS_W 5
`define CHANGES_W 6
`define NARROW 7
`define FIXED 8
`define REFUSES_R 9
`define DROPS_AW 10
`define HOLDS_W 11
`define CHANGES_AW 12
`define HALF_STROBES 13

module reader(
  input clk, input rst, input start, input [31:0] now, input [7:0] mode, input stalls,
  input [31:0] address, input [31:0] bursts, input [31:0] len,
  output reg [31:0] first, output reg [31:0] last, output reg [31:0] sum,
  output reg [31:0] errors, output reg [31:0] beats, output reg busy,
  output reg [31:0] araddr, output [7:0] arlen, output [2:0] arsize, output [1:0] arburst,
  output [3:0] arcache, output [2:0] arprot, output reg arvalid, input arready,
  input [`PORT_BITS-1:0] rdata, input [1:0] rresp, input rlast, input rvalid, output rready
);
  reg [31:0] left, ending;
  reg [7:0] chaos;
  wire fire = arvalid && arready;
  assign arlen = len[7:0];
  assign arsize = $clog2(`PORT_BITS / 8) - (mode == `NARROW ? 1 : 0);
  assign arburst = mode == `FIXED ? 0 : 1;
  assign arcache = 3;
  assign arprot = 0;
  // io may refuse beats; a weight port does so only when it misbehaves.
  assign rready = stalls ? chaos[0] | chaos[3] : !(mode == `REFUSES_R && chaos[1]);
  always @(posedge clk) begin
    chaos <= {chaos[6:0], chaos[7] ^ chaos[5] ^ chaos[4] ^ chaos[3]};
    if (fire) begin
      left <= left - 1;
      araddr <= araddr + (len + 1) * (`PORT_BITS / 8);
      arvalid <= left != 1;
    end
    if (arvalid && !arready && mode == `DROPS_AR) arvalid <= 0;
    if (arvalid && !arready && mode == `CHANGES_AR) araddr <= araddr + 4096;
    if (rvalid && rready) begin
      if (beats == 0) first <= now;
      last <= now;
      sum <= sum + rdata[31:0];
      beats <= beats + 1;
      if (rresp != 0) errors <= errors + 1;
      if (rlast) begin
        ending <= ending - 1;
        if (ending == 1) busy <= 0;
      end
    end
    if (start) begin
      left <= bursts; ending <= bursts; araddr <= address; arvalid <= 1; busy <= 1;
      sum <= 0; errors <= 0; beats <= 0;
    end
    if (rst) begin arvalid <= 0; busy <= 0; chaos <= 1; end
  end
endmodule

module writer(
  input clk, input rst, input start, input [31:0] now, input [7:0] mode,
  input [31:0] address, input [31:0] bursts, input [31:0] len,
  output reg [31:0] first, output reg [31:0] last,
  output reg [31:0] errors, output reg [31:0] beats, output reg busy,
  output reg [31:0] awaddr, output [7:0] awlen, output [2:0] awsize, output [1:0] awburst,
  output [3:0] awcache, output [2:0] awprot, output reg awvalid, input awready,
  output [`PORT_BITS-1:0] wdata, output [`PORT_BITS/8-1:0] wstrb, output wlast,
  output reg wvalid, input wready, input [1:0] bresp, input bvalid, output bready
);
  reg [31:0] left, count, ending, word;
  assign awlen = len[7:0];
  assign awsize = $clog2(`PORT_BITS / 8);
  assign awburst = 1;
  assign awcache = 3;
  assign awprot = 0;
  assign wdata = {`PORT_BITS/32{word}};
  assign wstrb = mode == `HALF_STROBES ? {`PORT_BITS/32{4'b0011}} : {`PORT_BITS/8{1'b1}};
  assign wlast = mode == `WLAST_NEVER ? 0 : count == (mode == `WLAST_EARLY ? 2 : 1);
  assign bready = 1;
  always @(posedge clk) begin
    if (awvalid && awready) begin
      awvalid <= 0; wvalid <= 1; count <= len + 1; left <= left - 1;
      awaddr <= awaddr + (len + 1) * (`PORT_BITS / 8);
    end
    if (awvalid && !awready && mode == `DROPS_AW) awvalid <= 0;
    if (awvalid && !awready && mode == `CHANGES_AW) awaddr <= awaddr + 4096;
    if (wvalid && !wready && mode == `DROPS_W) wvalid <= 0;
    if (wvalid && !wready && mode == `CHANGES_W) word <= word + 1;
    if (wvalid && wready) begin
      last <= now;
      word <= word + 1; count <= count - 1;
      if (count == (mode == `HOLDS_W ? 2 : 1)) begin wvalid <= 0; awvalid <= left != 0; end
    end
    if (bvalid && bready) begin
      first <= now; beats <= beats + 1; ending <= ending - 1;
      if (bresp != 0) errors <= errors + 1;
      if (ending == 1) busy <= 0;
    end
    if (start) begin
      left <= bursts; ending <= bursts; awaddr <= address; awvalid <= 1; busy <= 1;
      word <= 1; errors <= 0; beats <= 0;
    end
    if (rst) begin awvalid <= 0; wvalid <= 0; busy <= 0; end
  end
endmodule

`define READ_PINS(P) \
  output [31:0] m_axi_``P``_araddr, output [7:0] m_axi_``P``_arlen, \
  output [2:0] m_axi_``P``_arsize, output [1:0] m_axi_``P``_arburst, \
  output [3:0] m_axi_``P``_arcache, output [2:0] m_axi_``P``_arprot, \
  output m_axi_``P``_arvalid, input m_axi_``P``_arready, \
  input [`PORT_BITS-1:0] m_axi_``P``_rdata, input [1:0] m_axi_``P``_rresp, \
  input m_axi_``P``_rlast, input m_axi_``P``_rvalid, output m_axi_``P``_rready,

`define READER(P, E, STALLS) \
  reader reader_``P``( \
    .clk(clk), .rst(rst), .start(start[E]), .now(now), .mode(mode), .stalls(STALLS), \
    .address(address[E]), .bursts(bursts[E]), .len(len[E]), .first(first[E]), .last(last[E]), \
    .sum(sum[E]), .errors(errors[E]), .beats(beats[E]), .busy(running[E]), \
    .araddr(m_axi_``P``_araddr), .arlen(m_axi_``P``_arlen), .arsize(m_axi_``P``_arsize), \
    .arburst(m_axi_``P``_arburst), .arcache(m_axi_``P``_arcache), .arprot(m_axi_``P``_arprot), \
    .arvalid(m_axi_``P``_arvalid), .arready(m_axi_``P``_arready), .rdata(m_axi_``P``_rdata), \
    .rresp(m_axi_``P``_rresp), .rlast(m_axi_``P``_rlast), .rvalid(m_axi_``P``_rvalid), \
    .rready(m_axi_``P``_rready));

module master(
  input clk, input rst, output interrupt,
  `READ_PINS(w0)
`ifdef HAS_W1
  `READ_PINS(w1)
`endif
`ifdef HAS_W2
  `READ_PINS(w2)
  `READ_PINS(w3)
`endif
  `READ_PINS(io)
  output [31:0] m_axi_io_awaddr, output [7:0] m_axi_io_awlen, output [2:0] m_axi_io_awsize,
  output [1:0] m_axi_io_awburst, output [3:0] m_axi_io_awcache, output [2:0] m_axi_io_awprot,
  output m_axi_io_awvalid, input m_axi_io_awready, output [`PORT_BITS-1:0] m_axi_io_wdata,
  output [`PORT_BITS/8-1:0] m_axi_io_wstrb, output m_axi_io_wlast, output m_axi_io_wvalid,
  input m_axi_io_wready, input [1:0] m_axi_io_bresp, input m_axi_io_bvalid,
  output m_axi_io_bready,
  input [11:0] s_axi_ctrl_awaddr, input s_axi_ctrl_awvalid, output s_axi_ctrl_awready,
  input [31:0] s_axi_ctrl_wdata, input [3:0] s_axi_ctrl_wstrb, input s_axi_ctrl_wvalid,
  output s_axi_ctrl_wready, output [1:0] s_axi_ctrl_bresp, output reg s_axi_ctrl_bvalid,
  input s_axi_ctrl_bready, input [11:0] s_axi_ctrl_araddr, input s_axi_ctrl_arvalid,
  output s_axi_ctrl_arready, output reg [31:0] s_axi_ctrl_rdata, output [1:0] s_axi_ctrl_rresp,
  output reg s_axi_ctrl_rvalid, input s_axi_ctrl_rready
);
  localparam ENGINES = `PORTS + 2;
  localparam IO = `PORTS;
  localparam WR = `PORTS + 1;
  reg [31:0] now, address [0:7], bursts [0:7], len [0:7];
  wire [31:0] first [0:7], last [0:7], sum [0:7], errors [0:7], beats [0:7];
  wire [7:0] running;
  reg [7:0] start, mode;
  reg was_running;
  reg [15:0] completed;

  `READER(w0, 0, 1'b0)
`ifdef HAS_W1
  `READER(w1, 1, 1'b0)
`endif
`ifdef HAS_W2
  `READER(w2, 2, 1'b0)
  `READER(w3, 3, 1'b0)
`endif
  `READER(io, IO, mode != `RELIABLE)
  writer writer(
    .clk(clk), .rst(rst), .start(start[WR]), .now(now), .mode(mode),
    .address(address[WR]), .bursts(bursts[WR]), .len(len[WR]), .first(first[WR]),
    .last(last[WR]), .errors(errors[WR]), .beats(beats[WR]), .busy(running[WR]),
    .awaddr(m_axi_io_awaddr), .awlen(m_axi_io_awlen), .awsize(m_axi_io_awsize),
    .awburst(m_axi_io_awburst), .awcache(m_axi_io_awcache), .awprot(m_axi_io_awprot),
    .awvalid(m_axi_io_awvalid), .awready(m_axi_io_awready), .wdata(m_axi_io_wdata),
    .wstrb(m_axi_io_wstrb), .wlast(m_axi_io_wlast), .wvalid(m_axi_io_wvalid),
    .wready(m_axi_io_wready), .bresp(m_axi_io_bresp), .bvalid(m_axi_io_bvalid),
    .bready(m_axi_io_bready));
  assign sum[WR] = 0;
  assign interrupt = completed[0];

  reg have_address, have_data;
  reg [11:0] to;
  reg [31:0] value;
  assign s_axi_ctrl_awready = !have_address;
  assign s_axi_ctrl_wready = !have_data;
  assign s_axi_ctrl_arready = !s_axi_ctrl_rvalid;
  // 0xff0 answers with an error.
  assign s_axi_ctrl_bresp = to == 12'hff0 ? 2 : 0;
  assign s_axi_ctrl_rresp = 0;
  wire [2:0] engine = to[8:6] - 4;
  wire [2:0] asked = s_axi_ctrl_araddr[8:6] - 4;
  wire busy = |running[ENGINES-1:0] || |start;

  always @(posedge clk) begin
    now <= now + 1;
    start <= 0;
    was_running <= busy;
    if (was_running && !busy) completed <= completed + 1;
    if (s_axi_ctrl_awvalid && s_axi_ctrl_awready) begin
      to <= s_axi_ctrl_awaddr; have_address <= 1;
    end
    if (s_axi_ctrl_wvalid && s_axi_ctrl_wready) begin
      value <= s_axi_ctrl_wdata; have_data <= 1;
    end
    if (have_address && have_data && !s_axi_ctrl_bvalid) begin
      s_axi_ctrl_bvalid <= 1;
      if (to == 12'h01c) start <= value;
      else if (to == 12'h02c) mode <= value;
      else if (to[11:8] != 0) case (to[5:0])
        0: address[engine] <= value;
        4: bursts[engine] <= value;
        8: len[engine] <= value;
        default: ;
      endcase
    end
    if (s_axi_ctrl_bvalid && s_axi_ctrl_bready) begin
      s_axi_ctrl_bvalid <= 0; have_address <= 0; have_data <= 0;
    end
    if (s_axi_ctrl_arvalid && s_axi_ctrl_arready) begin
      s_axi_ctrl_rvalid <= 1;
      if (s_axi_ctrl_araddr[11:8] == 0)
        s_axi_ctrl_rdata <= {15'd0, busy, completed};
      else case (s_axi_ctrl_araddr[5:0])
        6'h0c: s_axi_ctrl_rdata <= first[asked];
        6'h10: s_axi_ctrl_rdata <= last[asked];
        6'h14: s_axi_ctrl_rdata <= sum[asked];
        6'h18: s_axi_ctrl_rdata <= errors[asked];
        6'h1c: s_axi_ctrl_rdata <= beats[asked];
        default: s_axi_ctrl_rdata <= address[asked];
      endcase
    end
    if (s_axi_ctrl_rvalid && s_axi_ctrl_rready) s_axi_ctrl_rvalid <= 0;
    if (rst) begin
      now <= 0; mode <= 0; completed <= 0; was_running <= 0; have_address <= 0; have_data <= 0;
      s_axi_ctrl_bvalid <= 0; s_axi_ctrl_rvalid <= 0;
    end
  end
endmodule
