// Wide and narrow, signed and combinational ports: what BlockModel must carry.
module adder(
  input clk, input rst,
  input [99:0] a, output reg [99:0] y,
  input signed [5:0] s, output reg signed [8:0] sum,
  input [63:0] q, output [63:0] inverted, output reg [31:0] count
);
  assign inverted = ~q;
  always @(posedge clk) begin
    y <= a + 1;
    sum <= rst ? 0 : sum + s;
    count <= rst ? 0 : count + 1;
  end
endmodule
