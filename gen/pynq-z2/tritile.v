// tritile for board pynq-z2; converted from rtl/ by `make verilog`, not to be edited.
`timescale 1ns/10ps

module tritile_decode (
    clk,
    enable,
    byte_in,
    codes
);
// One byte by table look-up; converted once, as module ``<name>_decode``.

input clk;
input enable;
input [7:0] byte_in;
output [9:0] codes;
reg [9:0] codes;




always @(posedge clk) begin: look_up
    if (enable) begin
        case (byte_in)
            0: codes <= 0;
            1: codes <= 1;
            2: codes <= 2;
            3: codes <= 4;
            4: codes <= 5;
            5: codes <= 6;
            6: codes <= 8;
            7: codes <= 9;
            8: codes <= 10;
            9: codes <= 16;
            10: codes <= 17;
            11: codes <= 18;
            12: codes <= 20;
            13: codes <= 21;
            14: codes <= 22;
            15: codes <= 24;
            16: codes <= 25;
            17: codes <= 26;
            18: codes <= 32;
            19: codes <= 33;
            20: codes <= 34;
            21: codes <= 36;
            22: codes <= 37;
            23: codes <= 38;
            24: codes <= 40;
            25: codes <= 41;
            26: codes <= 42;
            27: codes <= 64;
            28: codes <= 65;
            29: codes <= 66;
            30: codes <= 68;
            31: codes <= 69;
            32: codes <= 70;
            33: codes <= 72;
            34: codes <= 73;
            35: codes <= 74;
            36: codes <= 80;
            37: codes <= 81;
            38: codes <= 82;
            39: codes <= 84;
            40: codes <= 85;
            41: codes <= 86;
            42: codes <= 88;
            43: codes <= 89;
            44: codes <= 90;
            45: codes <= 96;
            46: codes <= 97;
            47: codes <= 98;
            48: codes <= 100;
            49: codes <= 101;
            50: codes <= 102;
            51: codes <= 104;
            52: codes <= 105;
            53: codes <= 106;
            54: codes <= 128;
            55: codes <= 129;
            56: codes <= 130;
            57: codes <= 132;
            58: codes <= 133;
            59: codes <= 134;
            60: codes <= 136;
            61: codes <= 137;
            62: codes <= 138;
            63: codes <= 144;
            64: codes <= 145;
            65: codes <= 146;
            66: codes <= 148;
            67: codes <= 149;
            68: codes <= 150;
            69: codes <= 152;
            70: codes <= 153;
            71: codes <= 154;
            72: codes <= 160;
            73: codes <= 161;
            74: codes <= 162;
            75: codes <= 164;
            76: codes <= 165;
            77: codes <= 166;
            78: codes <= 168;
            79: codes <= 169;
            80: codes <= 170;
            81: codes <= 256;
            82: codes <= 257;
            83: codes <= 258;
            84: codes <= 260;
            85: codes <= 261;
            86: codes <= 262;
            87: codes <= 264;
            88: codes <= 265;
            89: codes <= 266;
            90: codes <= 272;
            91: codes <= 273;
            92: codes <= 274;
            93: codes <= 276;
            94: codes <= 277;
            95: codes <= 278;
            96: codes <= 280;
            97: codes <= 281;
            98: codes <= 282;
            99: codes <= 288;
            100: codes <= 289;
            101: codes <= 290;
            102: codes <= 292;
            103: codes <= 293;
            104: codes <= 294;
            105: codes <= 296;
            106: codes <= 297;
            107: codes <= 298;
            108: codes <= 320;
            109: codes <= 321;
            110: codes <= 322;
            111: codes <= 324;
            112: codes <= 325;
            113: codes <= 326;
            114: codes <= 328;
            115: codes <= 329;
            116: codes <= 330;
            117: codes <= 336;
            118: codes <= 337;
            119: codes <= 338;
            120: codes <= 340;
            121: codes <= 341;
            122: codes <= 342;
            123: codes <= 344;
            124: codes <= 345;
            125: codes <= 346;
            126: codes <= 352;
            127: codes <= 353;
            128: codes <= 354;
            129: codes <= 356;
            130: codes <= 357;
            131: codes <= 358;
            132: codes <= 360;
            133: codes <= 361;
            134: codes <= 362;
            135: codes <= 384;
            136: codes <= 385;
            137: codes <= 386;
            138: codes <= 388;
            139: codes <= 389;
            140: codes <= 390;
            141: codes <= 392;
            142: codes <= 393;
            143: codes <= 394;
            144: codes <= 400;
            145: codes <= 401;
            146: codes <= 402;
            147: codes <= 404;
            148: codes <= 405;
            149: codes <= 406;
            150: codes <= 408;
            151: codes <= 409;
            152: codes <= 410;
            153: codes <= 416;
            154: codes <= 417;
            155: codes <= 418;
            156: codes <= 420;
            157: codes <= 421;
            158: codes <= 422;
            159: codes <= 424;
            160: codes <= 425;
            161: codes <= 426;
            162: codes <= 512;
            163: codes <= 513;
            164: codes <= 514;
            165: codes <= 516;
            166: codes <= 517;
            167: codes <= 518;
            168: codes <= 520;
            169: codes <= 521;
            170: codes <= 522;
            171: codes <= 528;
            172: codes <= 529;
            173: codes <= 530;
            174: codes <= 532;
            175: codes <= 533;
            176: codes <= 534;
            177: codes <= 536;
            178: codes <= 537;
            179: codes <= 538;
            180: codes <= 544;
            181: codes <= 545;
            182: codes <= 546;
            183: codes <= 548;
            184: codes <= 549;
            185: codes <= 550;
            186: codes <= 552;
            187: codes <= 553;
            188: codes <= 554;
            189: codes <= 576;
            190: codes <= 577;
            191: codes <= 578;
            192: codes <= 580;
            193: codes <= 581;
            194: codes <= 582;
            195: codes <= 584;
            196: codes <= 585;
            197: codes <= 586;
            198: codes <= 592;
            199: codes <= 593;
            200: codes <= 594;
            201: codes <= 596;
            202: codes <= 597;
            203: codes <= 598;
            204: codes <= 600;
            205: codes <= 601;
            206: codes <= 602;
            207: codes <= 608;
            208: codes <= 609;
            209: codes <= 610;
            210: codes <= 612;
            211: codes <= 613;
            212: codes <= 614;
            213: codes <= 616;
            214: codes <= 617;
            215: codes <= 618;
            216: codes <= 640;
            217: codes <= 641;
            218: codes <= 642;
            219: codes <= 644;
            220: codes <= 645;
            221: codes <= 646;
            222: codes <= 648;
            223: codes <= 649;
            224: codes <= 650;
            225: codes <= 656;
            226: codes <= 657;
            227: codes <= 658;
            228: codes <= 660;
            229: codes <= 661;
            230: codes <= 662;
            231: codes <= 664;
            232: codes <= 665;
            233: codes <= 666;
            234: codes <= 672;
            235: codes <= 673;
            236: codes <= 674;
            237: codes <= 676;
            238: codes <= 677;
            239: codes <= 678;
            240: codes <= 680;
            241: codes <= 681;
            242: codes <= 682;
            243: codes <= 341;
            244: codes <= 341;
            245: codes <= 341;
            246: codes <= 341;
            247: codes <= 341;
            248: codes <= 341;
            249: codes <= 341;
            250: codes <= 341;
            251: codes <= 341;
            252: codes <= 341;
            253: codes <= 341;
            254: codes <= 341;
            default: codes <= 341;
        endcase
    end
end

endmodule

`timescale 1ns/10ps

module tritile_row (
    clk,
    weights_in,
    weights_out,
    enable_in,
    enable_out,
    swap_in,
    load,
    load_select,
    load_data,
    sum_out
);
// weights_in: recoded; PE p's bits of stage s come p + s clocks after enable_in; weights_out a
// clock after them.
// 
// swap_in comes with the first beat of a K-block; between two lie at least ``groups`` clocks.
// sum_out, enable_out: after ``row_latency`` clocks, the sum less the sign of column 0's weight.
// load writes load_data into the shadow of
// columns ``load_select * port_bytes`` and on.

input clk;
input [159:0] weights_in;
output [159:0] weights_out;
wire [159:0] weights_out;
input enable_in;
output enable_out;
wire enable_out;
input swap_in;
input load;
input [3:0] load_select;
input [63:0] load_data;
output signed [14:0] sum_out;
reg signed [14:0] sum_out;

wire [159:0] below;
reg [3:0] shadow0_number;
reg [3:0] shadow0_late;
wire [15:0] shadow0_bank0_word;
wire [15:0] shadow0_bank1_word;
wire [15:0] shadow0_bank2_word;
wire [15:0] shadow0_bank3_word;
reg signed [10:0] pe0_sum_out;
reg [3:0] pe0_zero;
reg [7:0] pe0_odd;
reg [1:0] pe0_four;
reg pe0_eight_minus;
reg pe0_minus;
reg signed [10:0] pe0_eight;
reg signed [7:0] pe0_activate0_x;
reg signed [7:0] pe0_activate0_y;
reg signed [7:0] pe0_activate1_x;
reg signed [7:0] pe0_activate1_y;
reg signed [7:0] pe0_activate2_x;
reg signed [7:0] pe0_activate2_y;
reg signed [7:0] pe0_activate3_x;
reg signed [7:0] pe0_activate3_y;
reg signed [7:0] pe0_gate0_gated;
reg signed [8:0] pe0_pair_up0_total;
reg signed [7:0] pe0_gate1_gated;
reg signed [8:0] pe0_pair_up1_total;
reg signed [7:0] pe0_gate2_gated;
reg signed [8:0] pe0_pair_up2_total;
reg signed [7:0] pe0_gate3_gated;
reg signed [8:0] pe0_pair_up3_total;
reg signed [9:0] pe0_combine0_total;
reg signed [9:0] pe0_combine1_total;
reg signed [11:0] pe1_sum_out;
reg [3:0] pe1_zero;
reg [7:0] pe1_odd;
reg [1:0] pe1_four;
reg pe1_eight_minus;
reg pe1_minus;
reg signed [10:0] pe1_eight;
reg signed [7:0] pe1_activate4_x;
reg signed [7:0] pe1_activate4_y;
reg signed [7:0] pe1_activate5_x;
reg signed [7:0] pe1_activate5_y;
reg signed [7:0] pe1_activate6_x;
reg signed [7:0] pe1_activate6_y;
reg signed [7:0] pe1_activate7_x;
reg signed [7:0] pe1_activate7_y;
reg signed [7:0] pe1_gate4_gated;
reg signed [8:0] pe1_pair_up4_total;
reg signed [7:0] pe1_gate5_gated;
reg signed [8:0] pe1_pair_up5_total;
reg signed [7:0] pe1_gate6_gated;
reg signed [8:0] pe1_pair_up6_total;
reg signed [7:0] pe1_gate7_gated;
reg signed [8:0] pe1_pair_up7_total;
reg signed [9:0] pe1_combine3_total;
reg signed [9:0] pe1_combine4_total;
reg signed [12:0] pe2_sum_out;
reg [3:0] pe2_zero;
reg [7:0] pe2_odd;
reg [1:0] pe2_four;
reg pe2_eight_minus;
reg pe2_minus;
reg signed [10:0] pe2_eight;
reg signed [7:0] pe2_activate8_x;
reg signed [7:0] pe2_activate8_y;
reg signed [7:0] pe2_activate9_x;
reg signed [7:0] pe2_activate9_y;
reg signed [7:0] pe2_activate10_x;
reg signed [7:0] pe2_activate10_y;
reg signed [7:0] pe2_activate11_x;
reg signed [7:0] pe2_activate11_y;
reg signed [7:0] pe2_gate8_gated;
reg signed [8:0] pe2_pair_up8_total;
reg signed [7:0] pe2_gate9_gated;
reg signed [8:0] pe2_pair_up9_total;
reg signed [7:0] pe2_gate10_gated;
reg signed [8:0] pe2_pair_up10_total;
reg signed [7:0] pe2_gate11_gated;
reg signed [8:0] pe2_pair_up11_total;
reg signed [9:0] pe2_combine7_total;
reg signed [9:0] pe2_combine8_total;
reg signed [12:0] pe3_sum_out;
reg [3:0] pe3_zero;
reg [7:0] pe3_odd;
reg [1:0] pe3_four;
reg pe3_eight_minus;
reg pe3_minus;
reg signed [10:0] pe3_eight;
reg signed [7:0] pe3_activate12_x;
reg signed [7:0] pe3_activate12_y;
reg signed [7:0] pe3_activate13_x;
reg signed [7:0] pe3_activate13_y;
reg signed [7:0] pe3_activate14_x;
reg signed [7:0] pe3_activate14_y;
reg signed [7:0] pe3_activate15_x;
reg signed [7:0] pe3_activate15_y;
reg signed [7:0] pe3_gate12_gated;
reg signed [8:0] pe3_pair_up12_total;
reg signed [7:0] pe3_gate13_gated;
reg signed [8:0] pe3_pair_up13_total;
reg signed [7:0] pe3_gate14_gated;
reg signed [8:0] pe3_pair_up14_total;
reg signed [7:0] pe3_gate15_gated;
reg signed [8:0] pe3_pair_up15_total;
reg signed [9:0] pe3_combine11_total;
reg signed [9:0] pe3_combine12_total;
reg signed [13:0] pe4_sum_out;
reg [3:0] pe4_zero;
reg [7:0] pe4_odd;
reg [1:0] pe4_four;
reg pe4_eight_minus;
reg pe4_minus;
reg signed [10:0] pe4_eight;
reg signed [7:0] pe4_activate16_x;
reg signed [7:0] pe4_activate16_y;
reg signed [7:0] pe4_activate17_x;
reg signed [7:0] pe4_activate17_y;
reg signed [7:0] pe4_activate18_x;
reg signed [7:0] pe4_activate18_y;
reg signed [7:0] pe4_activate19_x;
reg signed [7:0] pe4_activate19_y;
reg signed [7:0] pe4_gate16_gated;
reg signed [8:0] pe4_pair_up16_total;
reg signed [7:0] pe4_gate17_gated;
reg signed [8:0] pe4_pair_up17_total;
reg signed [7:0] pe4_gate18_gated;
reg signed [8:0] pe4_pair_up18_total;
reg signed [7:0] pe4_gate19_gated;
reg signed [8:0] pe4_pair_up19_total;
reg signed [9:0] pe4_combine15_total;
reg signed [9:0] pe4_combine16_total;
reg signed [13:0] pe5_sum_out;
reg [3:0] pe5_zero;
reg [7:0] pe5_odd;
reg [1:0] pe5_four;
reg pe5_eight_minus;
reg pe5_minus;
reg signed [10:0] pe5_eight;
reg signed [7:0] pe5_activate20_x;
reg signed [7:0] pe5_activate20_y;
reg signed [7:0] pe5_activate21_x;
reg signed [7:0] pe5_activate21_y;
reg signed [7:0] pe5_activate22_x;
reg signed [7:0] pe5_activate22_y;
reg signed [7:0] pe5_activate23_x;
reg signed [7:0] pe5_activate23_y;
reg signed [7:0] pe5_gate20_gated;
reg signed [8:0] pe5_pair_up20_total;
reg signed [7:0] pe5_gate21_gated;
reg signed [8:0] pe5_pair_up21_total;
reg signed [7:0] pe5_gate22_gated;
reg signed [8:0] pe5_pair_up22_total;
reg signed [7:0] pe5_gate23_gated;
reg signed [8:0] pe5_pair_up23_total;
reg signed [9:0] pe5_combine19_total;
reg signed [9:0] pe5_combine20_total;
reg signed [13:0] pe6_sum_out;
reg [3:0] pe6_zero;
reg [7:0] pe6_odd;
reg [1:0] pe6_four;
reg pe6_eight_minus;
reg pe6_minus;
reg signed [10:0] pe6_eight;
reg signed [7:0] pe6_activate24_x;
reg signed [7:0] pe6_activate24_y;
reg signed [7:0] pe6_activate25_x;
reg signed [7:0] pe6_activate25_y;
reg signed [7:0] pe6_activate26_x;
reg signed [7:0] pe6_activate26_y;
reg signed [7:0] pe6_activate27_x;
reg signed [7:0] pe6_activate27_y;
reg signed [7:0] pe6_gate24_gated;
reg signed [8:0] pe6_pair_up24_total;
reg signed [7:0] pe6_gate25_gated;
reg signed [8:0] pe6_pair_up25_total;
reg signed [7:0] pe6_gate26_gated;
reg signed [8:0] pe6_pair_up26_total;
reg signed [7:0] pe6_gate27_gated;
reg signed [8:0] pe6_pair_up27_total;
reg signed [9:0] pe6_combine23_total;
reg signed [9:0] pe6_combine24_total;
reg signed [13:0] pe7_sum_out;
reg [3:0] pe7_zero;
reg [7:0] pe7_odd;
reg [1:0] pe7_four;
reg pe7_eight_minus;
reg pe7_minus;
reg signed [10:0] pe7_eight;
reg signed [7:0] pe7_activate28_x;
reg signed [7:0] pe7_activate28_y;
reg signed [7:0] pe7_activate29_x;
reg signed [7:0] pe7_activate29_y;
reg signed [7:0] pe7_activate30_x;
reg signed [7:0] pe7_activate30_y;
reg signed [7:0] pe7_activate31_x;
reg signed [7:0] pe7_activate31_y;
reg signed [7:0] pe7_gate28_gated;
reg signed [8:0] pe7_pair_up28_total;
reg signed [7:0] pe7_gate29_gated;
reg signed [8:0] pe7_pair_up29_total;
reg signed [7:0] pe7_gate30_gated;
reg signed [8:0] pe7_pair_up30_total;
reg signed [7:0] pe7_gate31_gated;
reg signed [8:0] pe7_pair_up31_total;
reg signed [9:0] pe7_combine27_total;
reg signed [9:0] pe7_combine28_total;
reg signed [14:0] pe8_sum_out;
reg [3:0] pe8_zero;
reg [7:0] pe8_odd;
reg [1:0] pe8_four;
reg pe8_eight_minus;
reg pe8_minus;
reg signed [10:0] pe8_eight;
reg signed [7:0] pe8_activate32_x;
reg signed [7:0] pe8_activate32_y;
reg signed [7:0] pe8_activate33_x;
reg signed [7:0] pe8_activate33_y;
reg signed [7:0] pe8_activate34_x;
reg signed [7:0] pe8_activate34_y;
reg signed [7:0] pe8_activate35_x;
reg signed [7:0] pe8_activate35_y;
reg signed [7:0] pe8_gate32_gated;
reg signed [8:0] pe8_pair_up32_total;
reg signed [7:0] pe8_gate33_gated;
reg signed [8:0] pe8_pair_up33_total;
reg signed [7:0] pe8_gate34_gated;
reg signed [8:0] pe8_pair_up34_total;
reg signed [7:0] pe8_gate35_gated;
reg signed [8:0] pe8_pair_up35_total;
reg signed [9:0] pe8_combine31_total;
reg signed [9:0] pe8_combine32_total;
reg [3:0] pe9_zero;
reg [7:0] pe9_odd;
reg [1:0] pe9_four;
reg pe9_eight_minus;
reg pe9_minus;
reg signed [10:0] pe9_eight;
reg signed [7:0] pe9_activate36_x;
reg signed [7:0] pe9_activate36_y;
reg signed [7:0] pe9_activate37_x;
reg signed [7:0] pe9_activate37_y;
reg signed [7:0] pe9_activate38_x;
reg signed [7:0] pe9_activate38_y;
reg signed [7:0] pe9_activate39_x;
reg signed [7:0] pe9_activate39_y;
reg signed [7:0] pe9_gate36_gated;
reg signed [8:0] pe9_pair_up36_total;
reg signed [7:0] pe9_gate37_gated;
reg signed [8:0] pe9_pair_up37_total;
reg signed [7:0] pe9_gate38_gated;
reg signed [8:0] pe9_pair_up38_total;
reg signed [7:0] pe9_gate39_gated;
reg signed [8:0] pe9_pair_up39_total;
reg signed [9:0] pe9_combine35_total;
reg signed [9:0] pe9_combine36_total;
reg enables [0:15-1];
reg swaps [0:10-1];
reg [15:0] shadow0_bank0_words [0:10-1];
reg [15:0] shadow0_bank1_words [0:10-1];
reg [15:0] shadow0_bank2_words [0:10-1];
reg [15:0] shadow0_bank3_words [0:10-1];

assign below[159] = pe9_minus;
assign below[158] = pe9_eight_minus;
assign below[158-1:156] = pe9_four;
assign below[156-1:148] = pe9_odd;
assign below[148-1:144] = pe9_zero;
assign below[143] = pe8_minus;
assign below[142] = pe8_eight_minus;
assign below[142-1:140] = pe8_four;
assign below[140-1:132] = pe8_odd;
assign below[132-1:128] = pe8_zero;
assign below[127] = pe7_minus;
assign below[126] = pe7_eight_minus;
assign below[126-1:124] = pe7_four;
assign below[124-1:116] = pe7_odd;
assign below[116-1:112] = pe7_zero;
assign below[111] = pe6_minus;
assign below[110] = pe6_eight_minus;
assign below[110-1:108] = pe6_four;
assign below[108-1:100] = pe6_odd;
assign below[100-1:96] = pe6_zero;
assign below[95] = pe5_minus;
assign below[94] = pe5_eight_minus;
assign below[94-1:92] = pe5_four;
assign below[92-1:84] = pe5_odd;
assign below[84-1:80] = pe5_zero;
assign below[79] = pe4_minus;
assign below[78] = pe4_eight_minus;
assign below[78-1:76] = pe4_four;
assign below[76-1:68] = pe4_odd;
assign below[68-1:64] = pe4_zero;
assign below[63] = pe3_minus;
assign below[62] = pe3_eight_minus;
assign below[62-1:60] = pe3_four;
assign below[60-1:52] = pe3_odd;
assign below[52-1:48] = pe3_zero;
assign below[47] = pe2_minus;
assign below[46] = pe2_eight_minus;
assign below[46-1:44] = pe2_four;
assign below[44-1:36] = pe2_odd;
assign below[36-1:32] = pe2_zero;
assign below[31] = pe1_minus;
assign below[30] = pe1_eight_minus;
assign below[30-1:28] = pe1_four;
assign below[28-1:20] = pe1_odd;
assign below[20-1:16] = pe1_zero;
assign below[15] = pe0_minus;
assign below[14] = pe0_eight_minus;
assign below[14-1:12] = pe0_four;
assign below[12-1:4] = pe0_odd;
assign below[4-1:0] = pe0_zero;


always @(posedge clk) begin: travel0_shift
    integer i;
    enables[0] <= enable_in;
    for (i=1; i<15; i=i+1) begin
        enables[i] <= enables[(i - 1)];
    end
end


always @(posedge clk) begin: travel1_shift
    integer i;
    swaps[0] <= swap_in;
    for (i=1; i<10; i=i+1) begin
        swaps[i] <= swaps[(i - 1)];
    end
end


always @(posedge clk) begin: shadow0_follow0_count
    shadow0_late <= shadow0_number;
    if ((shadow0_number == 9)) begin
        shadow0_number <= 0;
    end
    else if ((swap_in || (shadow0_number != 0))) begin
        shadow0_number <= (shadow0_number + 1);
    end
end


always @(posedge clk) begin: shadow0_bank0_store
    if ((load && ((load_select % 1) == 0))) begin
        shadow0_bank0_words[(load_select / 1)] <= {load_data[24-1:16], load_data[8-1:0]};
    end
end



assign shadow0_bank0_word = shadow0_bank0_words[(shadow0_number / 1)];


always @(posedge clk) begin: shadow0_bank1_store
    if ((load && ((load_select % 1) == 0))) begin
        shadow0_bank1_words[(load_select / 1)] <= {load_data[56-1:48], load_data[40-1:32]};
    end
end



assign shadow0_bank1_word = shadow0_bank1_words[(shadow0_number / 1)];


always @(posedge clk) begin: shadow0_bank2_store
    if ((load && ((load_select % 1) == 0))) begin
        shadow0_bank2_words[(load_select / 1)] <= {load_data[32-1:24], load_data[16-1:8]};
    end
end



assign shadow0_bank2_word = shadow0_bank2_words[(shadow0_late / 1)];


always @(posedge clk) begin: shadow0_bank3_store
    if ((load && ((load_select % 1) == 0))) begin
        shadow0_bank3_words[(load_select / 1)] <= {load_data[64-1:56], load_data[48-1:40]};
    end
end



assign shadow0_bank3_word = shadow0_bank3_words[(shadow0_late / 1)];


always @(posedge clk) begin: pe0_hold0_register
    if (enable_in) begin
        pe0_zero <= weights_in[4-1:0];
    end
end


always @(posedge clk) begin: pe0_hold1_register
    if (enables[0]) begin
        pe0_odd <= weights_in[12-1:4];
    end
end


always @(posedge clk) begin: pe0_hold2_register
    if (enables[1]) begin
        pe0_four <= weights_in[14-1:12];
    end
end


always @(posedge clk) begin: pe0_hold3_bit_register
    if (enables[2]) begin
        pe0_eight_minus <= weights_in[14];
    end
end


always @(posedge clk) begin: pe0_hold4_bit_register
    if (enables[3]) begin
        pe0_minus <= weights_in[15];
    end
end


always @(posedge clk) begin: pe0_activate0_registers
    if (swap_in) begin
        pe0_activate0_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe0_activate0_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe0_activate1_registers
    if (swap_in) begin
        pe0_activate1_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe0_activate1_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe0_activate2_registers
    if (swaps[0]) begin
        pe0_activate2_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe0_activate2_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe0_activate3_registers
    if (swaps[0]) begin
        pe0_activate3_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe0_activate3_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe0_gate0_register
    if (pe0_zero[0]) begin
        pe0_gate0_gated <= 0;
    end
    else if (enables[0]) begin
        pe0_gate0_gated <= pe0_activate0_x;
    end
end


always @(posedge clk) begin: pe0_pair_up0_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[1]) begin
        keep = (-pe0_odd[0]);
        flip = (-pe0_odd[(0 + 4)]);
        other = (pe0_activate2_x << 1);
        twice = ((pe0_gate0_gated << 1) - (~((other & keep) ^ flip)));
        pe0_pair_up0_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe0_gate1_register
    if (pe0_zero[1]) begin
        pe0_gate1_gated <= 0;
    end
    else if (enables[0]) begin
        pe0_gate1_gated <= pe0_activate0_y;
    end
end


always @(posedge clk) begin: pe0_pair_up1_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[1]) begin
        keep = (-pe0_odd[1]);
        flip = (-pe0_odd[(1 + 4)]);
        other = (pe0_activate2_y << 1);
        twice = ((pe0_gate1_gated << 1) - (~((other & keep) ^ flip)));
        pe0_pair_up1_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe0_gate2_register
    if (pe0_zero[2]) begin
        pe0_gate2_gated <= 0;
    end
    else if (enables[0]) begin
        pe0_gate2_gated <= pe0_activate1_x;
    end
end


always @(posedge clk) begin: pe0_pair_up2_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[1]) begin
        keep = (-pe0_odd[2]);
        flip = (-pe0_odd[(2 + 4)]);
        other = (pe0_activate3_x << 1);
        twice = ((pe0_gate2_gated << 1) - (~((other & keep) ^ flip)));
        pe0_pair_up2_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe0_gate3_register
    if (pe0_zero[3]) begin
        pe0_gate3_gated <= 0;
    end
    else if (enables[0]) begin
        pe0_gate3_gated <= pe0_activate1_y;
    end
end


always @(posedge clk) begin: pe0_pair_up3_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[1]) begin
        keep = (-pe0_odd[3]);
        flip = (-pe0_odd[(3 + 4)]);
        other = (pe0_activate3_y << 1);
        twice = ((pe0_gate3_gated << 1) - (~((other & keep) ^ flip)));
        pe0_pair_up3_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe0_combine0_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[2]) begin
        flip = (-pe0_four[0]);
        other = (pe0_pair_up1_total << 1);
        twice = ((pe0_pair_up0_total << 1) - (~(other ^ flip)));
        pe0_combine0_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe0_combine1_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[2]) begin
        flip = (-pe0_four[1]);
        other = (pe0_pair_up3_total << 1);
        twice = ((pe0_pair_up2_total << 1) - (~(other ^ flip)));
        pe0_combine1_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe0_combine2_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[3]) begin
        flip = (-pe0_eight_minus);
        other = (pe0_combine1_total << 1);
        twice = ((pe0_combine0_total << 1) - (~(other ^ flip)));
        pe0_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe0_begin0_register
    if (enables[4]) begin
        pe0_sum_out <= pe0_eight;
    end
end


always @(posedge clk) begin: pe1_hold5_register
    if (enables[0]) begin
        pe1_zero <= weights_in[20-1:16];
    end
end


always @(posedge clk) begin: pe1_hold6_register
    if (enables[1]) begin
        pe1_odd <= weights_in[28-1:20];
    end
end


always @(posedge clk) begin: pe1_hold7_register
    if (enables[2]) begin
        pe1_four <= weights_in[30-1:28];
    end
end


always @(posedge clk) begin: pe1_hold8_bit_register
    if (enables[3]) begin
        pe1_eight_minus <= weights_in[30];
    end
end


always @(posedge clk) begin: pe1_hold9_bit_register
    if (enables[4]) begin
        pe1_minus <= weights_in[31];
    end
end


always @(posedge clk) begin: pe1_activate4_registers
    if (swaps[0]) begin
        pe1_activate4_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe1_activate4_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe1_activate5_registers
    if (swaps[0]) begin
        pe1_activate5_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe1_activate5_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe1_activate6_registers
    if (swaps[1]) begin
        pe1_activate6_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe1_activate6_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe1_activate7_registers
    if (swaps[1]) begin
        pe1_activate7_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe1_activate7_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe1_gate4_register
    if (pe1_zero[0]) begin
        pe1_gate4_gated <= 0;
    end
    else if (enables[1]) begin
        pe1_gate4_gated <= pe1_activate4_x;
    end
end


always @(posedge clk) begin: pe1_pair_up4_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[2]) begin
        keep = (-pe1_odd[0]);
        flip = (-pe1_odd[(0 + 4)]);
        other = (pe1_activate6_x << 1);
        twice = ((pe1_gate4_gated << 1) - (~((other & keep) ^ flip)));
        pe1_pair_up4_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe1_gate5_register
    if (pe1_zero[1]) begin
        pe1_gate5_gated <= 0;
    end
    else if (enables[1]) begin
        pe1_gate5_gated <= pe1_activate4_y;
    end
end


always @(posedge clk) begin: pe1_pair_up5_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[2]) begin
        keep = (-pe1_odd[1]);
        flip = (-pe1_odd[(1 + 4)]);
        other = (pe1_activate6_y << 1);
        twice = ((pe1_gate5_gated << 1) - (~((other & keep) ^ flip)));
        pe1_pair_up5_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe1_gate6_register
    if (pe1_zero[2]) begin
        pe1_gate6_gated <= 0;
    end
    else if (enables[1]) begin
        pe1_gate6_gated <= pe1_activate5_x;
    end
end


always @(posedge clk) begin: pe1_pair_up6_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[2]) begin
        keep = (-pe1_odd[2]);
        flip = (-pe1_odd[(2 + 4)]);
        other = (pe1_activate7_x << 1);
        twice = ((pe1_gate6_gated << 1) - (~((other & keep) ^ flip)));
        pe1_pair_up6_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe1_gate7_register
    if (pe1_zero[3]) begin
        pe1_gate7_gated <= 0;
    end
    else if (enables[1]) begin
        pe1_gate7_gated <= pe1_activate5_y;
    end
end


always @(posedge clk) begin: pe1_pair_up7_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[2]) begin
        keep = (-pe1_odd[3]);
        flip = (-pe1_odd[(3 + 4)]);
        other = (pe1_activate7_y << 1);
        twice = ((pe1_gate7_gated << 1) - (~((other & keep) ^ flip)));
        pe1_pair_up7_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe1_combine3_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[3]) begin
        flip = (-pe1_four[0]);
        other = (pe1_pair_up5_total << 1);
        twice = ((pe1_pair_up4_total << 1) - (~(other ^ flip)));
        pe1_combine3_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe1_combine4_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[3]) begin
        flip = (-pe1_four[1]);
        other = (pe1_pair_up7_total << 1);
        twice = ((pe1_pair_up6_total << 1) - (~(other ^ flip)));
        pe1_combine4_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe1_combine5_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[4]) begin
        flip = (-pe1_eight_minus);
        other = (pe1_combine4_total << 1);
        twice = ((pe1_combine3_total << 1) - (~(other ^ flip)));
        pe1_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe1_combine6_add
    reg signed [13-1:0] flip;
    reg signed [13-1:0] other;
    reg signed [13-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[5]) begin
        flip = (-pe1_minus);
        other = (pe1_eight << 1);
        twice = ((pe0_sum_out << 1) - (~(other ^ flip)));
        pe1_sum_out <= $signed(twice[13-1:1]);
    end
end


always @(posedge clk) begin: pe2_hold10_register
    if (enables[1]) begin
        pe2_zero <= weights_in[36-1:32];
    end
end


always @(posedge clk) begin: pe2_hold11_register
    if (enables[2]) begin
        pe2_odd <= weights_in[44-1:36];
    end
end


always @(posedge clk) begin: pe2_hold12_register
    if (enables[3]) begin
        pe2_four <= weights_in[46-1:44];
    end
end


always @(posedge clk) begin: pe2_hold13_bit_register
    if (enables[4]) begin
        pe2_eight_minus <= weights_in[46];
    end
end


always @(posedge clk) begin: pe2_hold14_bit_register
    if (enables[5]) begin
        pe2_minus <= weights_in[47];
    end
end


always @(posedge clk) begin: pe2_activate8_registers
    if (swaps[1]) begin
        pe2_activate8_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe2_activate8_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe2_activate9_registers
    if (swaps[1]) begin
        pe2_activate9_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe2_activate9_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe2_activate10_registers
    if (swaps[2]) begin
        pe2_activate10_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe2_activate10_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe2_activate11_registers
    if (swaps[2]) begin
        pe2_activate11_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe2_activate11_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe2_gate8_register
    if (pe2_zero[0]) begin
        pe2_gate8_gated <= 0;
    end
    else if (enables[2]) begin
        pe2_gate8_gated <= pe2_activate8_x;
    end
end


always @(posedge clk) begin: pe2_pair_up8_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[3]) begin
        keep = (-pe2_odd[0]);
        flip = (-pe2_odd[(0 + 4)]);
        other = (pe2_activate10_x << 1);
        twice = ((pe2_gate8_gated << 1) - (~((other & keep) ^ flip)));
        pe2_pair_up8_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe2_gate9_register
    if (pe2_zero[1]) begin
        pe2_gate9_gated <= 0;
    end
    else if (enables[2]) begin
        pe2_gate9_gated <= pe2_activate8_y;
    end
end


always @(posedge clk) begin: pe2_pair_up9_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[3]) begin
        keep = (-pe2_odd[1]);
        flip = (-pe2_odd[(1 + 4)]);
        other = (pe2_activate10_y << 1);
        twice = ((pe2_gate9_gated << 1) - (~((other & keep) ^ flip)));
        pe2_pair_up9_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe2_gate10_register
    if (pe2_zero[2]) begin
        pe2_gate10_gated <= 0;
    end
    else if (enables[2]) begin
        pe2_gate10_gated <= pe2_activate9_x;
    end
end


always @(posedge clk) begin: pe2_pair_up10_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[3]) begin
        keep = (-pe2_odd[2]);
        flip = (-pe2_odd[(2 + 4)]);
        other = (pe2_activate11_x << 1);
        twice = ((pe2_gate10_gated << 1) - (~((other & keep) ^ flip)));
        pe2_pair_up10_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe2_gate11_register
    if (pe2_zero[3]) begin
        pe2_gate11_gated <= 0;
    end
    else if (enables[2]) begin
        pe2_gate11_gated <= pe2_activate9_y;
    end
end


always @(posedge clk) begin: pe2_pair_up11_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[3]) begin
        keep = (-pe2_odd[3]);
        flip = (-pe2_odd[(3 + 4)]);
        other = (pe2_activate11_y << 1);
        twice = ((pe2_gate11_gated << 1) - (~((other & keep) ^ flip)));
        pe2_pair_up11_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe2_combine7_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[4]) begin
        flip = (-pe2_four[0]);
        other = (pe2_pair_up9_total << 1);
        twice = ((pe2_pair_up8_total << 1) - (~(other ^ flip)));
        pe2_combine7_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe2_combine8_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[4]) begin
        flip = (-pe2_four[1]);
        other = (pe2_pair_up11_total << 1);
        twice = ((pe2_pair_up10_total << 1) - (~(other ^ flip)));
        pe2_combine8_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe2_combine9_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[5]) begin
        flip = (-pe2_eight_minus);
        other = (pe2_combine8_total << 1);
        twice = ((pe2_combine7_total << 1) - (~(other ^ flip)));
        pe2_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe2_combine10_add
    reg signed [14-1:0] flip;
    reg signed [14-1:0] other;
    reg signed [14-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[6]) begin
        flip = (-pe2_minus);
        other = (pe2_eight << 1);
        twice = ((pe1_sum_out << 1) - (~(other ^ flip)));
        pe2_sum_out <= $signed(twice[14-1:1]);
    end
end


always @(posedge clk) begin: pe3_hold15_register
    if (enables[2]) begin
        pe3_zero <= weights_in[52-1:48];
    end
end


always @(posedge clk) begin: pe3_hold16_register
    if (enables[3]) begin
        pe3_odd <= weights_in[60-1:52];
    end
end


always @(posedge clk) begin: pe3_hold17_register
    if (enables[4]) begin
        pe3_four <= weights_in[62-1:60];
    end
end


always @(posedge clk) begin: pe3_hold18_bit_register
    if (enables[5]) begin
        pe3_eight_minus <= weights_in[62];
    end
end


always @(posedge clk) begin: pe3_hold19_bit_register
    if (enables[6]) begin
        pe3_minus <= weights_in[63];
    end
end


always @(posedge clk) begin: pe3_activate12_registers
    if (swaps[2]) begin
        pe3_activate12_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe3_activate12_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe3_activate13_registers
    if (swaps[2]) begin
        pe3_activate13_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe3_activate13_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe3_activate14_registers
    if (swaps[3]) begin
        pe3_activate14_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe3_activate14_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe3_activate15_registers
    if (swaps[3]) begin
        pe3_activate15_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe3_activate15_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe3_gate12_register
    if (pe3_zero[0]) begin
        pe3_gate12_gated <= 0;
    end
    else if (enables[3]) begin
        pe3_gate12_gated <= pe3_activate12_x;
    end
end


always @(posedge clk) begin: pe3_pair_up12_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[4]) begin
        keep = (-pe3_odd[0]);
        flip = (-pe3_odd[(0 + 4)]);
        other = (pe3_activate14_x << 1);
        twice = ((pe3_gate12_gated << 1) - (~((other & keep) ^ flip)));
        pe3_pair_up12_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe3_gate13_register
    if (pe3_zero[1]) begin
        pe3_gate13_gated <= 0;
    end
    else if (enables[3]) begin
        pe3_gate13_gated <= pe3_activate12_y;
    end
end


always @(posedge clk) begin: pe3_pair_up13_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[4]) begin
        keep = (-pe3_odd[1]);
        flip = (-pe3_odd[(1 + 4)]);
        other = (pe3_activate14_y << 1);
        twice = ((pe3_gate13_gated << 1) - (~((other & keep) ^ flip)));
        pe3_pair_up13_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe3_gate14_register
    if (pe3_zero[2]) begin
        pe3_gate14_gated <= 0;
    end
    else if (enables[3]) begin
        pe3_gate14_gated <= pe3_activate13_x;
    end
end


always @(posedge clk) begin: pe3_pair_up14_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[4]) begin
        keep = (-pe3_odd[2]);
        flip = (-pe3_odd[(2 + 4)]);
        other = (pe3_activate15_x << 1);
        twice = ((pe3_gate14_gated << 1) - (~((other & keep) ^ flip)));
        pe3_pair_up14_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe3_gate15_register
    if (pe3_zero[3]) begin
        pe3_gate15_gated <= 0;
    end
    else if (enables[3]) begin
        pe3_gate15_gated <= pe3_activate13_y;
    end
end


always @(posedge clk) begin: pe3_pair_up15_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[4]) begin
        keep = (-pe3_odd[3]);
        flip = (-pe3_odd[(3 + 4)]);
        other = (pe3_activate15_y << 1);
        twice = ((pe3_gate15_gated << 1) - (~((other & keep) ^ flip)));
        pe3_pair_up15_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe3_combine11_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[5]) begin
        flip = (-pe3_four[0]);
        other = (pe3_pair_up13_total << 1);
        twice = ((pe3_pair_up12_total << 1) - (~(other ^ flip)));
        pe3_combine11_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe3_combine12_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[5]) begin
        flip = (-pe3_four[1]);
        other = (pe3_pair_up15_total << 1);
        twice = ((pe3_pair_up14_total << 1) - (~(other ^ flip)));
        pe3_combine12_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe3_combine13_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[6]) begin
        flip = (-pe3_eight_minus);
        other = (pe3_combine12_total << 1);
        twice = ((pe3_combine11_total << 1) - (~(other ^ flip)));
        pe3_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe3_combine14_add
    reg signed [14-1:0] flip;
    reg signed [14-1:0] other;
    reg signed [14-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[7]) begin
        flip = (-pe3_minus);
        other = (pe3_eight << 1);
        twice = ((pe2_sum_out << 1) - (~(other ^ flip)));
        pe3_sum_out <= $signed(twice[14-1:1]);
    end
end


always @(posedge clk) begin: pe4_hold20_register
    if (enables[3]) begin
        pe4_zero <= weights_in[68-1:64];
    end
end


always @(posedge clk) begin: pe4_hold21_register
    if (enables[4]) begin
        pe4_odd <= weights_in[76-1:68];
    end
end


always @(posedge clk) begin: pe4_hold22_register
    if (enables[5]) begin
        pe4_four <= weights_in[78-1:76];
    end
end


always @(posedge clk) begin: pe4_hold23_bit_register
    if (enables[6]) begin
        pe4_eight_minus <= weights_in[78];
    end
end


always @(posedge clk) begin: pe4_hold24_bit_register
    if (enables[7]) begin
        pe4_minus <= weights_in[79];
    end
end


always @(posedge clk) begin: pe4_activate16_registers
    if (swaps[3]) begin
        pe4_activate16_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe4_activate16_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe4_activate17_registers
    if (swaps[3]) begin
        pe4_activate17_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe4_activate17_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe4_activate18_registers
    if (swaps[4]) begin
        pe4_activate18_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe4_activate18_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe4_activate19_registers
    if (swaps[4]) begin
        pe4_activate19_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe4_activate19_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe4_gate16_register
    if (pe4_zero[0]) begin
        pe4_gate16_gated <= 0;
    end
    else if (enables[4]) begin
        pe4_gate16_gated <= pe4_activate16_x;
    end
end


always @(posedge clk) begin: pe4_pair_up16_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[5]) begin
        keep = (-pe4_odd[0]);
        flip = (-pe4_odd[(0 + 4)]);
        other = (pe4_activate18_x << 1);
        twice = ((pe4_gate16_gated << 1) - (~((other & keep) ^ flip)));
        pe4_pair_up16_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe4_gate17_register
    if (pe4_zero[1]) begin
        pe4_gate17_gated <= 0;
    end
    else if (enables[4]) begin
        pe4_gate17_gated <= pe4_activate16_y;
    end
end


always @(posedge clk) begin: pe4_pair_up17_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[5]) begin
        keep = (-pe4_odd[1]);
        flip = (-pe4_odd[(1 + 4)]);
        other = (pe4_activate18_y << 1);
        twice = ((pe4_gate17_gated << 1) - (~((other & keep) ^ flip)));
        pe4_pair_up17_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe4_gate18_register
    if (pe4_zero[2]) begin
        pe4_gate18_gated <= 0;
    end
    else if (enables[4]) begin
        pe4_gate18_gated <= pe4_activate17_x;
    end
end


always @(posedge clk) begin: pe4_pair_up18_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[5]) begin
        keep = (-pe4_odd[2]);
        flip = (-pe4_odd[(2 + 4)]);
        other = (pe4_activate19_x << 1);
        twice = ((pe4_gate18_gated << 1) - (~((other & keep) ^ flip)));
        pe4_pair_up18_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe4_gate19_register
    if (pe4_zero[3]) begin
        pe4_gate19_gated <= 0;
    end
    else if (enables[4]) begin
        pe4_gate19_gated <= pe4_activate17_y;
    end
end


always @(posedge clk) begin: pe4_pair_up19_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[5]) begin
        keep = (-pe4_odd[3]);
        flip = (-pe4_odd[(3 + 4)]);
        other = (pe4_activate19_y << 1);
        twice = ((pe4_gate19_gated << 1) - (~((other & keep) ^ flip)));
        pe4_pair_up19_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe4_combine15_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[6]) begin
        flip = (-pe4_four[0]);
        other = (pe4_pair_up17_total << 1);
        twice = ((pe4_pair_up16_total << 1) - (~(other ^ flip)));
        pe4_combine15_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe4_combine16_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[6]) begin
        flip = (-pe4_four[1]);
        other = (pe4_pair_up19_total << 1);
        twice = ((pe4_pair_up18_total << 1) - (~(other ^ flip)));
        pe4_combine16_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe4_combine17_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[7]) begin
        flip = (-pe4_eight_minus);
        other = (pe4_combine16_total << 1);
        twice = ((pe4_combine15_total << 1) - (~(other ^ flip)));
        pe4_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe4_combine18_add
    reg signed [15-1:0] flip;
    reg signed [15-1:0] other;
    reg signed [15-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[8]) begin
        flip = (-pe4_minus);
        other = (pe4_eight << 1);
        twice = ((pe3_sum_out << 1) - (~(other ^ flip)));
        pe4_sum_out <= $signed(twice[15-1:1]);
    end
end


always @(posedge clk) begin: pe5_hold25_register
    if (enables[4]) begin
        pe5_zero <= weights_in[84-1:80];
    end
end


always @(posedge clk) begin: pe5_hold26_register
    if (enables[5]) begin
        pe5_odd <= weights_in[92-1:84];
    end
end


always @(posedge clk) begin: pe5_hold27_register
    if (enables[6]) begin
        pe5_four <= weights_in[94-1:92];
    end
end


always @(posedge clk) begin: pe5_hold28_bit_register
    if (enables[7]) begin
        pe5_eight_minus <= weights_in[94];
    end
end


always @(posedge clk) begin: pe5_hold29_bit_register
    if (enables[8]) begin
        pe5_minus <= weights_in[95];
    end
end


always @(posedge clk) begin: pe5_activate20_registers
    if (swaps[4]) begin
        pe5_activate20_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe5_activate20_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe5_activate21_registers
    if (swaps[4]) begin
        pe5_activate21_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe5_activate21_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe5_activate22_registers
    if (swaps[5]) begin
        pe5_activate22_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe5_activate22_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe5_activate23_registers
    if (swaps[5]) begin
        pe5_activate23_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe5_activate23_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe5_gate20_register
    if (pe5_zero[0]) begin
        pe5_gate20_gated <= 0;
    end
    else if (enables[5]) begin
        pe5_gate20_gated <= pe5_activate20_x;
    end
end


always @(posedge clk) begin: pe5_pair_up20_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[6]) begin
        keep = (-pe5_odd[0]);
        flip = (-pe5_odd[(0 + 4)]);
        other = (pe5_activate22_x << 1);
        twice = ((pe5_gate20_gated << 1) - (~((other & keep) ^ flip)));
        pe5_pair_up20_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe5_gate21_register
    if (pe5_zero[1]) begin
        pe5_gate21_gated <= 0;
    end
    else if (enables[5]) begin
        pe5_gate21_gated <= pe5_activate20_y;
    end
end


always @(posedge clk) begin: pe5_pair_up21_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[6]) begin
        keep = (-pe5_odd[1]);
        flip = (-pe5_odd[(1 + 4)]);
        other = (pe5_activate22_y << 1);
        twice = ((pe5_gate21_gated << 1) - (~((other & keep) ^ flip)));
        pe5_pair_up21_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe5_gate22_register
    if (pe5_zero[2]) begin
        pe5_gate22_gated <= 0;
    end
    else if (enables[5]) begin
        pe5_gate22_gated <= pe5_activate21_x;
    end
end


always @(posedge clk) begin: pe5_pair_up22_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[6]) begin
        keep = (-pe5_odd[2]);
        flip = (-pe5_odd[(2 + 4)]);
        other = (pe5_activate23_x << 1);
        twice = ((pe5_gate22_gated << 1) - (~((other & keep) ^ flip)));
        pe5_pair_up22_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe5_gate23_register
    if (pe5_zero[3]) begin
        pe5_gate23_gated <= 0;
    end
    else if (enables[5]) begin
        pe5_gate23_gated <= pe5_activate21_y;
    end
end


always @(posedge clk) begin: pe5_pair_up23_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[6]) begin
        keep = (-pe5_odd[3]);
        flip = (-pe5_odd[(3 + 4)]);
        other = (pe5_activate23_y << 1);
        twice = ((pe5_gate23_gated << 1) - (~((other & keep) ^ flip)));
        pe5_pair_up23_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe5_combine19_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[7]) begin
        flip = (-pe5_four[0]);
        other = (pe5_pair_up21_total << 1);
        twice = ((pe5_pair_up20_total << 1) - (~(other ^ flip)));
        pe5_combine19_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe5_combine20_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[7]) begin
        flip = (-pe5_four[1]);
        other = (pe5_pair_up23_total << 1);
        twice = ((pe5_pair_up22_total << 1) - (~(other ^ flip)));
        pe5_combine20_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe5_combine21_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[8]) begin
        flip = (-pe5_eight_minus);
        other = (pe5_combine20_total << 1);
        twice = ((pe5_combine19_total << 1) - (~(other ^ flip)));
        pe5_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe5_combine22_add
    reg signed [15-1:0] flip;
    reg signed [15-1:0] other;
    reg signed [15-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[9]) begin
        flip = (-pe5_minus);
        other = (pe5_eight << 1);
        twice = ((pe4_sum_out << 1) - (~(other ^ flip)));
        pe5_sum_out <= $signed(twice[15-1:1]);
    end
end


always @(posedge clk) begin: pe6_hold30_register
    if (enables[5]) begin
        pe6_zero <= weights_in[100-1:96];
    end
end


always @(posedge clk) begin: pe6_hold31_register
    if (enables[6]) begin
        pe6_odd <= weights_in[108-1:100];
    end
end


always @(posedge clk) begin: pe6_hold32_register
    if (enables[7]) begin
        pe6_four <= weights_in[110-1:108];
    end
end


always @(posedge clk) begin: pe6_hold33_bit_register
    if (enables[8]) begin
        pe6_eight_minus <= weights_in[110];
    end
end


always @(posedge clk) begin: pe6_hold34_bit_register
    if (enables[9]) begin
        pe6_minus <= weights_in[111];
    end
end


always @(posedge clk) begin: pe6_activate24_registers
    if (swaps[5]) begin
        pe6_activate24_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe6_activate24_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe6_activate25_registers
    if (swaps[5]) begin
        pe6_activate25_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe6_activate25_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe6_activate26_registers
    if (swaps[6]) begin
        pe6_activate26_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe6_activate26_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe6_activate27_registers
    if (swaps[6]) begin
        pe6_activate27_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe6_activate27_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe6_gate24_register
    if (pe6_zero[0]) begin
        pe6_gate24_gated <= 0;
    end
    else if (enables[6]) begin
        pe6_gate24_gated <= pe6_activate24_x;
    end
end


always @(posedge clk) begin: pe6_pair_up24_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[7]) begin
        keep = (-pe6_odd[0]);
        flip = (-pe6_odd[(0 + 4)]);
        other = (pe6_activate26_x << 1);
        twice = ((pe6_gate24_gated << 1) - (~((other & keep) ^ flip)));
        pe6_pair_up24_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe6_gate25_register
    if (pe6_zero[1]) begin
        pe6_gate25_gated <= 0;
    end
    else if (enables[6]) begin
        pe6_gate25_gated <= pe6_activate24_y;
    end
end


always @(posedge clk) begin: pe6_pair_up25_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[7]) begin
        keep = (-pe6_odd[1]);
        flip = (-pe6_odd[(1 + 4)]);
        other = (pe6_activate26_y << 1);
        twice = ((pe6_gate25_gated << 1) - (~((other & keep) ^ flip)));
        pe6_pair_up25_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe6_gate26_register
    if (pe6_zero[2]) begin
        pe6_gate26_gated <= 0;
    end
    else if (enables[6]) begin
        pe6_gate26_gated <= pe6_activate25_x;
    end
end


always @(posedge clk) begin: pe6_pair_up26_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[7]) begin
        keep = (-pe6_odd[2]);
        flip = (-pe6_odd[(2 + 4)]);
        other = (pe6_activate27_x << 1);
        twice = ((pe6_gate26_gated << 1) - (~((other & keep) ^ flip)));
        pe6_pair_up26_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe6_gate27_register
    if (pe6_zero[3]) begin
        pe6_gate27_gated <= 0;
    end
    else if (enables[6]) begin
        pe6_gate27_gated <= pe6_activate25_y;
    end
end


always @(posedge clk) begin: pe6_pair_up27_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[7]) begin
        keep = (-pe6_odd[3]);
        flip = (-pe6_odd[(3 + 4)]);
        other = (pe6_activate27_y << 1);
        twice = ((pe6_gate27_gated << 1) - (~((other & keep) ^ flip)));
        pe6_pair_up27_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe6_combine23_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[8]) begin
        flip = (-pe6_four[0]);
        other = (pe6_pair_up25_total << 1);
        twice = ((pe6_pair_up24_total << 1) - (~(other ^ flip)));
        pe6_combine23_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe6_combine24_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[8]) begin
        flip = (-pe6_four[1]);
        other = (pe6_pair_up27_total << 1);
        twice = ((pe6_pair_up26_total << 1) - (~(other ^ flip)));
        pe6_combine24_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe6_combine25_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[9]) begin
        flip = (-pe6_eight_minus);
        other = (pe6_combine24_total << 1);
        twice = ((pe6_combine23_total << 1) - (~(other ^ flip)));
        pe6_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe6_combine26_add
    reg signed [15-1:0] flip;
    reg signed [15-1:0] other;
    reg signed [15-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[10]) begin
        flip = (-pe6_minus);
        other = (pe6_eight << 1);
        twice = ((pe5_sum_out << 1) - (~(other ^ flip)));
        pe6_sum_out <= $signed(twice[15-1:1]);
    end
end


always @(posedge clk) begin: pe7_hold35_register
    if (enables[6]) begin
        pe7_zero <= weights_in[116-1:112];
    end
end


always @(posedge clk) begin: pe7_hold36_register
    if (enables[7]) begin
        pe7_odd <= weights_in[124-1:116];
    end
end


always @(posedge clk) begin: pe7_hold37_register
    if (enables[8]) begin
        pe7_four <= weights_in[126-1:124];
    end
end


always @(posedge clk) begin: pe7_hold38_bit_register
    if (enables[9]) begin
        pe7_eight_minus <= weights_in[126];
    end
end


always @(posedge clk) begin: pe7_hold39_bit_register
    if (enables[10]) begin
        pe7_minus <= weights_in[127];
    end
end


always @(posedge clk) begin: pe7_activate28_registers
    if (swaps[6]) begin
        pe7_activate28_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe7_activate28_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe7_activate29_registers
    if (swaps[6]) begin
        pe7_activate29_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe7_activate29_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe7_activate30_registers
    if (swaps[7]) begin
        pe7_activate30_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe7_activate30_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe7_activate31_registers
    if (swaps[7]) begin
        pe7_activate31_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe7_activate31_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe7_gate28_register
    if (pe7_zero[0]) begin
        pe7_gate28_gated <= 0;
    end
    else if (enables[7]) begin
        pe7_gate28_gated <= pe7_activate28_x;
    end
end


always @(posedge clk) begin: pe7_pair_up28_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[8]) begin
        keep = (-pe7_odd[0]);
        flip = (-pe7_odd[(0 + 4)]);
        other = (pe7_activate30_x << 1);
        twice = ((pe7_gate28_gated << 1) - (~((other & keep) ^ flip)));
        pe7_pair_up28_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe7_gate29_register
    if (pe7_zero[1]) begin
        pe7_gate29_gated <= 0;
    end
    else if (enables[7]) begin
        pe7_gate29_gated <= pe7_activate28_y;
    end
end


always @(posedge clk) begin: pe7_pair_up29_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[8]) begin
        keep = (-pe7_odd[1]);
        flip = (-pe7_odd[(1 + 4)]);
        other = (pe7_activate30_y << 1);
        twice = ((pe7_gate29_gated << 1) - (~((other & keep) ^ flip)));
        pe7_pair_up29_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe7_gate30_register
    if (pe7_zero[2]) begin
        pe7_gate30_gated <= 0;
    end
    else if (enables[7]) begin
        pe7_gate30_gated <= pe7_activate29_x;
    end
end


always @(posedge clk) begin: pe7_pair_up30_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[8]) begin
        keep = (-pe7_odd[2]);
        flip = (-pe7_odd[(2 + 4)]);
        other = (pe7_activate31_x << 1);
        twice = ((pe7_gate30_gated << 1) - (~((other & keep) ^ flip)));
        pe7_pair_up30_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe7_gate31_register
    if (pe7_zero[3]) begin
        pe7_gate31_gated <= 0;
    end
    else if (enables[7]) begin
        pe7_gate31_gated <= pe7_activate29_y;
    end
end


always @(posedge clk) begin: pe7_pair_up31_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[8]) begin
        keep = (-pe7_odd[3]);
        flip = (-pe7_odd[(3 + 4)]);
        other = (pe7_activate31_y << 1);
        twice = ((pe7_gate31_gated << 1) - (~((other & keep) ^ flip)));
        pe7_pair_up31_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe7_combine27_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[9]) begin
        flip = (-pe7_four[0]);
        other = (pe7_pair_up29_total << 1);
        twice = ((pe7_pair_up28_total << 1) - (~(other ^ flip)));
        pe7_combine27_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe7_combine28_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[9]) begin
        flip = (-pe7_four[1]);
        other = (pe7_pair_up31_total << 1);
        twice = ((pe7_pair_up30_total << 1) - (~(other ^ flip)));
        pe7_combine28_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe7_combine29_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[10]) begin
        flip = (-pe7_eight_minus);
        other = (pe7_combine28_total << 1);
        twice = ((pe7_combine27_total << 1) - (~(other ^ flip)));
        pe7_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe7_combine30_add
    reg signed [15-1:0] flip;
    reg signed [15-1:0] other;
    reg signed [15-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[11]) begin
        flip = (-pe7_minus);
        other = (pe7_eight << 1);
        twice = ((pe6_sum_out << 1) - (~(other ^ flip)));
        pe7_sum_out <= $signed(twice[15-1:1]);
    end
end


always @(posedge clk) begin: pe8_hold40_register
    if (enables[7]) begin
        pe8_zero <= weights_in[132-1:128];
    end
end


always @(posedge clk) begin: pe8_hold41_register
    if (enables[8]) begin
        pe8_odd <= weights_in[140-1:132];
    end
end


always @(posedge clk) begin: pe8_hold42_register
    if (enables[9]) begin
        pe8_four <= weights_in[142-1:140];
    end
end


always @(posedge clk) begin: pe8_hold43_bit_register
    if (enables[10]) begin
        pe8_eight_minus <= weights_in[142];
    end
end


always @(posedge clk) begin: pe8_hold44_bit_register
    if (enables[11]) begin
        pe8_minus <= weights_in[143];
    end
end


always @(posedge clk) begin: pe8_activate32_registers
    if (swaps[7]) begin
        pe8_activate32_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe8_activate32_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe8_activate33_registers
    if (swaps[7]) begin
        pe8_activate33_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe8_activate33_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe8_activate34_registers
    if (swaps[8]) begin
        pe8_activate34_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe8_activate34_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe8_activate35_registers
    if (swaps[8]) begin
        pe8_activate35_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe8_activate35_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe8_gate32_register
    if (pe8_zero[0]) begin
        pe8_gate32_gated <= 0;
    end
    else if (enables[8]) begin
        pe8_gate32_gated <= pe8_activate32_x;
    end
end


always @(posedge clk) begin: pe8_pair_up32_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[9]) begin
        keep = (-pe8_odd[0]);
        flip = (-pe8_odd[(0 + 4)]);
        other = (pe8_activate34_x << 1);
        twice = ((pe8_gate32_gated << 1) - (~((other & keep) ^ flip)));
        pe8_pair_up32_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe8_gate33_register
    if (pe8_zero[1]) begin
        pe8_gate33_gated <= 0;
    end
    else if (enables[8]) begin
        pe8_gate33_gated <= pe8_activate32_y;
    end
end


always @(posedge clk) begin: pe8_pair_up33_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[9]) begin
        keep = (-pe8_odd[1]);
        flip = (-pe8_odd[(1 + 4)]);
        other = (pe8_activate34_y << 1);
        twice = ((pe8_gate33_gated << 1) - (~((other & keep) ^ flip)));
        pe8_pair_up33_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe8_gate34_register
    if (pe8_zero[2]) begin
        pe8_gate34_gated <= 0;
    end
    else if (enables[8]) begin
        pe8_gate34_gated <= pe8_activate33_x;
    end
end


always @(posedge clk) begin: pe8_pair_up34_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[9]) begin
        keep = (-pe8_odd[2]);
        flip = (-pe8_odd[(2 + 4)]);
        other = (pe8_activate35_x << 1);
        twice = ((pe8_gate34_gated << 1) - (~((other & keep) ^ flip)));
        pe8_pair_up34_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe8_gate35_register
    if (pe8_zero[3]) begin
        pe8_gate35_gated <= 0;
    end
    else if (enables[8]) begin
        pe8_gate35_gated <= pe8_activate33_y;
    end
end


always @(posedge clk) begin: pe8_pair_up35_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[9]) begin
        keep = (-pe8_odd[3]);
        flip = (-pe8_odd[(3 + 4)]);
        other = (pe8_activate35_y << 1);
        twice = ((pe8_gate35_gated << 1) - (~((other & keep) ^ flip)));
        pe8_pair_up35_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe8_combine31_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[10]) begin
        flip = (-pe8_four[0]);
        other = (pe8_pair_up33_total << 1);
        twice = ((pe8_pair_up32_total << 1) - (~(other ^ flip)));
        pe8_combine31_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe8_combine32_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[10]) begin
        flip = (-pe8_four[1]);
        other = (pe8_pair_up35_total << 1);
        twice = ((pe8_pair_up34_total << 1) - (~(other ^ flip)));
        pe8_combine32_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe8_combine33_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[11]) begin
        flip = (-pe8_eight_minus);
        other = (pe8_combine32_total << 1);
        twice = ((pe8_combine31_total << 1) - (~(other ^ flip)));
        pe8_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe8_combine34_add
    reg signed [16-1:0] flip;
    reg signed [16-1:0] other;
    reg signed [16-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[12]) begin
        flip = (-pe8_minus);
        other = (pe8_eight << 1);
        twice = ((pe7_sum_out << 1) - (~(other ^ flip)));
        pe8_sum_out <= $signed(twice[16-1:1]);
    end
end


always @(posedge clk) begin: pe9_hold45_register
    if (enables[8]) begin
        pe9_zero <= weights_in[148-1:144];
    end
end


always @(posedge clk) begin: pe9_hold46_register
    if (enables[9]) begin
        pe9_odd <= weights_in[156-1:148];
    end
end


always @(posedge clk) begin: pe9_hold47_register
    if (enables[10]) begin
        pe9_four <= weights_in[158-1:156];
    end
end


always @(posedge clk) begin: pe9_hold48_bit_register
    if (enables[11]) begin
        pe9_eight_minus <= weights_in[158];
    end
end


always @(posedge clk) begin: pe9_hold49_bit_register
    if (enables[12]) begin
        pe9_minus <= weights_in[159];
    end
end


always @(posedge clk) begin: pe9_activate36_registers
    if (swaps[8]) begin
        pe9_activate36_x <= $signed(shadow0_bank0_word[8-1:0]);
        pe9_activate36_y <= $signed(shadow0_bank0_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe9_activate37_registers
    if (swaps[8]) begin
        pe9_activate37_x <= $signed(shadow0_bank1_word[8-1:0]);
        pe9_activate37_y <= $signed(shadow0_bank1_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe9_activate38_registers
    if (swaps[9]) begin
        pe9_activate38_x <= $signed(shadow0_bank2_word[8-1:0]);
        pe9_activate38_y <= $signed(shadow0_bank2_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe9_activate39_registers
    if (swaps[9]) begin
        pe9_activate39_x <= $signed(shadow0_bank3_word[8-1:0]);
        pe9_activate39_y <= $signed(shadow0_bank3_word[16-1:8]);
    end
end


always @(posedge clk) begin: pe9_gate36_register
    if (pe9_zero[0]) begin
        pe9_gate36_gated <= 0;
    end
    else if (enables[9]) begin
        pe9_gate36_gated <= pe9_activate36_x;
    end
end


always @(posedge clk) begin: pe9_pair_up36_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[10]) begin
        keep = (-pe9_odd[0]);
        flip = (-pe9_odd[(0 + 4)]);
        other = (pe9_activate38_x << 1);
        twice = ((pe9_gate36_gated << 1) - (~((other & keep) ^ flip)));
        pe9_pair_up36_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe9_gate37_register
    if (pe9_zero[1]) begin
        pe9_gate37_gated <= 0;
    end
    else if (enables[9]) begin
        pe9_gate37_gated <= pe9_activate36_y;
    end
end


always @(posedge clk) begin: pe9_pair_up37_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[10]) begin
        keep = (-pe9_odd[1]);
        flip = (-pe9_odd[(1 + 4)]);
        other = (pe9_activate38_y << 1);
        twice = ((pe9_gate37_gated << 1) - (~((other & keep) ^ flip)));
        pe9_pair_up37_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe9_gate38_register
    if (pe9_zero[2]) begin
        pe9_gate38_gated <= 0;
    end
    else if (enables[9]) begin
        pe9_gate38_gated <= pe9_activate37_x;
    end
end


always @(posedge clk) begin: pe9_pair_up38_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[10]) begin
        keep = (-pe9_odd[2]);
        flip = (-pe9_odd[(2 + 4)]);
        other = (pe9_activate39_x << 1);
        twice = ((pe9_gate38_gated << 1) - (~((other & keep) ^ flip)));
        pe9_pair_up38_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe9_gate39_register
    if (pe9_zero[3]) begin
        pe9_gate39_gated <= 0;
    end
    else if (enables[9]) begin
        pe9_gate39_gated <= pe9_activate37_y;
    end
end


always @(posedge clk) begin: pe9_pair_up39_add
    reg signed [10-1:0] keep;
    reg signed [10-1:0] flip;
    reg signed [10-1:0] other;
    reg signed [10-1:0] twice;
    keep = 0;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[10]) begin
        keep = (-pe9_odd[3]);
        flip = (-pe9_odd[(3 + 4)]);
        other = (pe9_activate39_y << 1);
        twice = ((pe9_gate39_gated << 1) - (~((other & keep) ^ flip)));
        pe9_pair_up39_total <= $signed(twice[10-1:1]);
    end
end


always @(posedge clk) begin: pe9_combine35_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[11]) begin
        flip = (-pe9_four[0]);
        other = (pe9_pair_up37_total << 1);
        twice = ((pe9_pair_up36_total << 1) - (~(other ^ flip)));
        pe9_combine35_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe9_combine36_add
    reg signed [11-1:0] flip;
    reg signed [11-1:0] other;
    reg signed [11-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[11]) begin
        flip = (-pe9_four[1]);
        other = (pe9_pair_up39_total << 1);
        twice = ((pe9_pair_up38_total << 1) - (~(other ^ flip)));
        pe9_combine36_total <= $signed(twice[11-1:1]);
    end
end


always @(posedge clk) begin: pe9_combine37_add
    reg signed [12-1:0] flip;
    reg signed [12-1:0] other;
    reg signed [12-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[12]) begin
        flip = (-pe9_eight_minus);
        other = (pe9_combine36_total << 1);
        twice = ((pe9_combine35_total << 1) - (~(other ^ flip)));
        pe9_eight <= $signed(twice[12-1:1]);
    end
end


always @(posedge clk) begin: pe9_combine38_add
    reg signed [16-1:0] flip;
    reg signed [16-1:0] other;
    reg signed [16-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    if (enables[13]) begin
        flip = (-pe9_minus);
        other = (pe9_eight << 1);
        twice = ((pe8_sum_out << 1) - (~(other ^ flip)));
        sum_out <= $signed(twice[16-1:1]);
    end
end



assign weights_out = below;
assign enable_out = enables[14];

endmodule

`timescale 1ns/10ps

module tritile (
    clk,
    rst,
    interrupt,
    s_axi_ctrl_awaddr,
    s_axi_ctrl_awvalid,
    s_axi_ctrl_awready,
    s_axi_ctrl_wdata,
    s_axi_ctrl_wstrb,
    s_axi_ctrl_wvalid,
    s_axi_ctrl_wready,
    s_axi_ctrl_bresp,
    s_axi_ctrl_bvalid,
    s_axi_ctrl_bready,
    s_axi_ctrl_araddr,
    s_axi_ctrl_arvalid,
    s_axi_ctrl_arready,
    s_axi_ctrl_rdata,
    s_axi_ctrl_rresp,
    s_axi_ctrl_rvalid,
    s_axi_ctrl_rready,
    m_axi_io_araddr,
    m_axi_io_arlen,
    m_axi_io_arsize,
    m_axi_io_arburst,
    m_axi_io_arcache,
    m_axi_io_arprot,
    m_axi_io_arvalid,
    m_axi_io_arready,
    m_axi_io_rdata,
    m_axi_io_rresp,
    m_axi_io_rlast,
    m_axi_io_rvalid,
    m_axi_io_rready,
    m_axi_io_awaddr,
    m_axi_io_awlen,
    m_axi_io_awsize,
    m_axi_io_awburst,
    m_axi_io_awcache,
    m_axi_io_awprot,
    m_axi_io_awvalid,
    m_axi_io_awready,
    m_axi_io_wdata,
    m_axi_io_wstrb,
    m_axi_io_wlast,
    m_axi_io_wvalid,
    m_axi_io_wready,
    m_axi_io_bresp,
    m_axi_io_bvalid,
    m_axi_io_bready,
    m_axi_w0_araddr,
    m_axi_w0_arlen,
    m_axi_w0_arsize,
    m_axi_w0_arburst,
    m_axi_w0_arcache,
    m_axi_w0_arprot,
    m_axi_w0_arvalid,
    m_axi_w0_arready,
    m_axi_w0_rdata,
    m_axi_w0_rresp,
    m_axi_w0_rlast,
    m_axi_w0_rvalid,
    m_axi_w0_rready,
    m_axi_w1_araddr,
    m_axi_w1_arlen,
    m_axi_w1_arsize,
    m_axi_w1_arburst,
    m_axi_w1_arcache,
    m_axi_w1_arprot,
    m_axi_w1_arvalid,
    m_axi_w1_arready,
    m_axi_w1_rdata,
    m_axi_w1_rresp,
    m_axi_w1_rlast,
    m_axi_w1_rvalid,
    m_axi_w1_rready
);
// The top level; a weight port that the geometry lacks is None. rst: synchronous, high.

input clk;
input rst;
output interrupt;
wire interrupt;
input [11:0] s_axi_ctrl_awaddr;
input s_axi_ctrl_awvalid;
output s_axi_ctrl_awready;
reg s_axi_ctrl_awready;
input [31:0] s_axi_ctrl_wdata;
input [3:0] s_axi_ctrl_wstrb;
input s_axi_ctrl_wvalid;
output s_axi_ctrl_wready;
reg s_axi_ctrl_wready;
output [1:0] s_axi_ctrl_bresp;
reg [1:0] s_axi_ctrl_bresp;
output s_axi_ctrl_bvalid;
wire s_axi_ctrl_bvalid;
input s_axi_ctrl_bready;
input [11:0] s_axi_ctrl_araddr;
input s_axi_ctrl_arvalid;
output s_axi_ctrl_arready;
reg s_axi_ctrl_arready;
output [31:0] s_axi_ctrl_rdata;
reg [31:0] s_axi_ctrl_rdata;
output [1:0] s_axi_ctrl_rresp;
reg [1:0] s_axi_ctrl_rresp;
output s_axi_ctrl_rvalid;
wire s_axi_ctrl_rvalid;
input s_axi_ctrl_rready;
output [31:0] m_axi_io_araddr;
reg [31:0] m_axi_io_araddr;
output [7:0] m_axi_io_arlen;
reg [7:0] m_axi_io_arlen;
output [2:0] m_axi_io_arsize;
reg [2:0] m_axi_io_arsize;
output [1:0] m_axi_io_arburst;
reg [1:0] m_axi_io_arburst;
output [3:0] m_axi_io_arcache;
reg [3:0] m_axi_io_arcache;
output [2:0] m_axi_io_arprot;
reg [2:0] m_axi_io_arprot;
output m_axi_io_arvalid;
wire m_axi_io_arvalid;
input m_axi_io_arready;
input [63:0] m_axi_io_rdata;
input [1:0] m_axi_io_rresp;
input m_axi_io_rlast;
input m_axi_io_rvalid;
output m_axi_io_rready;
wire m_axi_io_rready;
output [31:0] m_axi_io_awaddr;
reg [31:0] m_axi_io_awaddr;
output [7:0] m_axi_io_awlen;
reg [7:0] m_axi_io_awlen;
output [2:0] m_axi_io_awsize;
reg [2:0] m_axi_io_awsize;
output [1:0] m_axi_io_awburst;
reg [1:0] m_axi_io_awburst;
output [3:0] m_axi_io_awcache;
reg [3:0] m_axi_io_awcache;
output [2:0] m_axi_io_awprot;
reg [2:0] m_axi_io_awprot;
output m_axi_io_awvalid;
wire m_axi_io_awvalid;
input m_axi_io_awready;
output [63:0] m_axi_io_wdata;
reg [63:0] m_axi_io_wdata;
output [7:0] m_axi_io_wstrb;
reg [7:0] m_axi_io_wstrb;
output m_axi_io_wlast;
reg m_axi_io_wlast;
output m_axi_io_wvalid;
wire m_axi_io_wvalid;
input m_axi_io_wready;
input [1:0] m_axi_io_bresp;
input m_axi_io_bvalid;
output m_axi_io_bready;
wire m_axi_io_bready;
output [31:0] m_axi_w0_araddr;
reg [31:0] m_axi_w0_araddr;
output [7:0] m_axi_w0_arlen;
reg [7:0] m_axi_w0_arlen;
output [2:0] m_axi_w0_arsize;
reg [2:0] m_axi_w0_arsize;
output [1:0] m_axi_w0_arburst;
reg [1:0] m_axi_w0_arburst;
output [3:0] m_axi_w0_arcache;
reg [3:0] m_axi_w0_arcache;
output [2:0] m_axi_w0_arprot;
reg [2:0] m_axi_w0_arprot;
output m_axi_w0_arvalid;
wire m_axi_w0_arvalid;
input m_axi_w0_arready;
input [63:0] m_axi_w0_rdata;
input [1:0] m_axi_w0_rresp;
input m_axi_w0_rlast;
input m_axi_w0_rvalid;
output m_axi_w0_rready;
reg m_axi_w0_rready;
output [31:0] m_axi_w1_araddr;
reg [31:0] m_axi_w1_araddr;
output [7:0] m_axi_w1_arlen;
reg [7:0] m_axi_w1_arlen;
output [2:0] m_axi_w1_arsize;
reg [2:0] m_axi_w1_arsize;
output [1:0] m_axi_w1_arburst;
reg [1:0] m_axi_w1_arburst;
output [3:0] m_axi_w1_arcache;
reg [3:0] m_axi_w1_arcache;
output [2:0] m_axi_w1_arprot;
reg [2:0] m_axi_w1_arprot;
output m_axi_w1_arvalid;
wire m_axi_w1_arvalid;
input m_axi_w1_arready;
input [63:0] m_axi_w1_rdata;
input [1:0] m_axi_w1_rresp;
input m_axi_w1_rlast;
input m_axi_w1_rvalid;
output m_axi_w1_rready;
reg m_axi_w1_rready;

wire accelerator0_stop;
wire [63:0] accelerator0_list_base;
wire accelerator0_completed;
wire accelerator0_overflow;
wire accelerator0_moved;
reg accelerator0_fetch_failed;
reg accelerator0_fetch_read;
reg [23:0] accelerator0_fetch_job;
wire accelerator0_issue_failed;
wire accelerator0_issue_illegal;
wire [23:0] accelerator0_issue_job;
wire accelerator0_write_failed;
wire [23:0] accelerator0_write_job;
reg accelerator0_stuck;
reg [23:0] accelerator0_stuck_job;
wire accelerator0_soft_reset;
wire accelerator0_halt;
wire accelerator0_restart;
wire accelerator0_rst;
wire accelerator0_resetting;
wire accelerator0_quiet;
wire [4:0] accelerator0_all_quiet;
reg accelerator0_prefetch;
wire accelerator0_drop;
wire accelerator0_dropped;
wire accelerator0_ports_rst;
wire accelerator0_ports_halt;
wire [1:0] accelerator0_weights_quiet;
wire accelerator0_loader_valid;
wire accelerator0_loader_ready;
wire accelerator0_issue_valid;
wire accelerator0_issue_ready;
wire accelerator0_weights_valid;
wire accelerator0_weights_bad;
wire accelerator0_weights_illegal;
wire accelerator0_weights_pop;
wire [127:0] accelerator0_weights_data;
wire accelerator0_swap;
wire accelerator0_loaded;
wire accelerator0_loaded_bad;
wire accelerator0_room;
reg [23:0] accelerator0_tap_rows;
reg [1:0] accelerator0_bank_busy;
wire accelerator0_idle;
wire accelerator0_draining;
wire accelerator0_drain_bank;
reg [31:0] accelerator0_control0_limit;
wire accelerator0_control0_busy;
reg [3:0] accelerator0_control0_taken_slots;
wire accelerator0_control0_registers0_completed;
reg [11:0] accelerator0_control0_registers0_read_address;
reg [31:0] accelerator0_control0_registers0_read_data;
reg [31:0] accelerator0_control0_registers0_status;
reg [31:0] accelerator0_control0_registers0_switches;
reg [15:0] accelerator0_control0_registers0_done;
reg [31:0] accelerator0_control0_registers0_base_hi;
reg [31:0] accelerator0_control0_registers0_base_lo;
wire accelerator0_control0_registers0_clear;
reg accelerator0_control0_registers0_enabled;
wire accelerator0_control0_registers0_failed;
reg accelerator0_control0_registers0_pending;
wire accelerator0_control0_registers0_ring;
wire accelerator0_control0_registers0_write;
reg [11:0] accelerator0_control0_registers0_write_address;
reg [31:0] accelerator0_control0_registers0_write_data;
reg [3:0] accelerator0_control0_registers0_failure_code;
reg accelerator0_control0_registers0_axi_lite0_answering;
reg accelerator0_control0_registers0_axi_lite0_have_address;
reg accelerator0_control0_registers0_axi_lite0_have_data;
reg accelerator0_control0_registers0_axi_lite0_partial;
reg accelerator0_control0_registers0_axi_lite0_reading;
reg accelerator0_control0_registers0_axi_lite0_responding;
wire [31:0] accelerator0_control0_registers0_doorbell_queue0_rung_tdata;
wire accelerator0_control0_registers0_doorbell_queue0_rung_tvalid;
wire accelerator0_control0_registers0_doorbell_queue0_fifo0_fetch;
reg [31:0] accelerator0_control0_registers0_doorbell_queue0_fifo0_fetched;
reg accelerator0_control0_registers0_doorbell_queue0_fifo0_fetched_valid;
reg [1:0] accelerator0_control0_registers0_doorbell_queue0_fifo0_head;
reg [2:0] accelerator0_control0_registers0_doorbell_queue0_fifo0_level;
wire accelerator0_control0_registers0_doorbell_queue0_fifo0_push;
wire accelerator0_control0_registers0_doorbell_queue0_fifo0_show;
reg [31:0] accelerator0_control0_registers0_doorbell_queue0_fifo0_shown;
reg accelerator0_control0_registers0_doorbell_queue0_fifo0_shown_valid;
reg [1:0] accelerator0_control0_registers0_doorbell_queue0_fifo0_tail;
wire accelerator0_control0_registers0_doorbell_queue0_fifo0_s_tready;
wire accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tready;
wire [31:0] accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tdata;
wire accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tvalid;
wire [3:0] accelerator0_control0_registers0_status_word0_free_slots;
reg [31:0] accelerator0_control0_registers0_identity0_first;
reg [31:0] accelerator0_control0_registers0_identity0_fourth;
reg [31:0] accelerator0_control0_registers0_identity0_second;
reg [31:0] accelerator0_control0_registers0_identity0_third;
reg accelerator0_control0_registers0_interrupts0_failed_before;
reg [23:0] accelerator0_control0_registers0_widen4_narrow;
reg [31:0] accelerator0_control0_registers0_widen11_narrow;
reg [31:0] accelerator0_control0_registers0_widen12_narrow;
reg [31:0] accelerator0_control0_registers0_widen13_narrow;
reg [31:0] accelerator0_control0_registers0_widen14_narrow;
reg [31:0] accelerator0_control0_registers0_widen15_narrow;
reg [31:0] accelerator0_control0_registers0_widen16_narrow;
reg [31:0] accelerator0_control0_registers0_widen17_narrow;
reg [31:0] accelerator0_control0_registers0_widen18_narrow;
reg [31:0] accelerator0_control0_registers0_widen19_narrow;
wire accelerator0_control0_counters0_weights;
wire accelerator0_control0_counters0_activations;
wire accelerator0_control0_counters0_drain;
wire accelerator0_control0_counters0_queue;
reg [3:0] accelerator0_control0_counters0_sort_stalls0_inside;
wire accelerator0_control0_counters0_sort_stalls0_leaving;
wire accelerator0_control0_counters0_sort_stalls0_waits_weights;
wire accelerator0_control0_counters0_sort_stalls0_waits_activations;
wire accelerator0_control0_counters0_sort_stalls0_waits_idle;
wire accelerator0_control0_counters0_sort_stalls0_events_beat;
wire accelerator0_control0_counters0_sort_stalls0_events_list_done;
reg accelerator0_control0_counters0_count0_seen;
reg accelerator0_control0_counters0_count1_seen;
wire accelerator0_control0_counters0_count2_event;
reg accelerator0_control0_counters0_count2_seen;
reg accelerator0_control0_counters0_count3_seen;
reg accelerator0_control0_counters0_count4_seen;
reg accelerator0_control0_counters0_count5_seen;
reg accelerator0_control0_counters0_count6_seen;
wire accelerator0_control0_counters0_count7_event;
reg accelerator0_control0_counters0_count7_seen;
wire accelerator0_control0_counters0_count8_event;
reg accelerator0_control0_counters0_count8_seen;
reg [31:0] accelerator0_control0_watchdog0_left;
reg accelerator0_control0_watchdog0_moving;
wire accelerator0_observe0_any_read;
wire [1:0] accelerator0_observe0_reads;
wire [1:0] accelerator0_observe0_gather_bits0_joined;
wire [4:0] accelerator0_gather_bits1_joined;
reg accelerator0_recovery0_forget;
reg [5:0] accelerator0_recovery0_left;
reg [1:0] accelerator0_recovery0_state;
reg [38:0] accelerator0_sequencer0_beats;
wire [3:0] accelerator0_sequencer0_bad_addresses;
wire accelerator0_sequencer0_all_taken;
wire accelerator0_sequencer0_arrived;
wire accelerator0_sequencer0_ask;
wire accelerator0_sequencer0_asked;
wire accelerator0_sequencer0_bad;
wire accelerator0_sequencer0_bad_base;
wire accelerator0_sequencer0_confirmed;
wire accelerator0_sequencer0_counted;
wire accelerator0_sequencer0_forget;
reg accelerator0_sequencer0_guess;
wire accelerator0_sequencer0_hand;
reg accelerator0_sequencer0_issue_waits;
reg [7:0] accelerator0_sequencer0_job_tokens;
wire accelerator0_sequencer0_judge;
reg accelerator0_sequencer0_loader_waits;
wire [1:0] accelerator0_sequencer0_pending;
reg [23:0] accelerator0_sequencer0_place;
reg accelerator0_sequencer0_read_bad;
reg accelerator0_sequencer0_recount;
wire accelerator0_sequencer0_refuted;
wire accelerator0_sequencer0_start;
reg accelerator0_sequencer0_started;
reg [2:0] accelerator0_sequencer0_state;
reg [7:0] accelerator0_sequencer0_tokens;
reg accelerator0_sequencer0_tried;
reg [511:0] accelerator0_sequencer0_words;
reg [23:0] accelerator0_sequencer0_job_index;
reg accelerator0_sequencer0_job_last;
wire accelerator0_sequencer0_read_descriptor0_last;
reg accelerator0_sequencer0_read_descriptor0_reading;
reg [2:0] accelerator0_sequencer0_read_descriptor0_received;
wire accelerator0_sequencer0_read_descriptor0_fetch_valid;
wire [31:0] accelerator0_sequencer0_read_descriptor0_fetch_addr;
wire [15:0] accelerator0_sequencer0_read_descriptor0_fetch_beats;
wire accelerator0_sequencer0_read_descriptor0_fetch_ready;
wire accelerator0_sequencer0_read_descriptor0_fetched_tready;
wire accelerator0_sequencer0_read_descriptor0_fetched_tvalid;
wire [64:0] accelerator0_sequencer0_read_descriptor0_fetched_tdata;
wire accelerator0_sequencer0_check0_wrong_control;
wire accelerator0_sequencer0_check0_wrong_shape;
wire [31:0] accelerator0_sequencer0_unpack0_x;
wire [31:0] accelerator0_sequencer0_unpack0_y;
reg [19:0] accelerator0_sequencer0_unpack0_job_m;
reg [15:0] accelerator0_sequencer0_unpack0_job_k_blocks;
reg [15:0] accelerator0_sequencer0_unpack0_job_tile;
reg [11:0] accelerator0_sequencer0_unpack0_job_wide;
reg [3:0] accelerator0_sequencer0_unpack0_job_planes;
reg [7:0] accelerator0_sequencer0_unpack0_job_tokens_renamed0;
reg [31:0] accelerator0_sequencer0_unpack0_job_x;
reg [31:0] accelerator0_sequencer0_unpack0_job_y;
reg [31:0] accelerator0_sequencer0_unpack0_job_y_stride;
reg accelerator0_sequencer0_count_beats0_first;
reg [38:0] accelerator0_sequencer0_count_beats0_multiplicand;
reg [15:0] accelerator0_sequencer0_count_beats0_multiplier;
reg accelerator0_sequencer0_count_beats0_second;
wire [3:0] accelerator0_sequencer0_gather_bits2_joined;
wire [1:0] accelerator0_sequencer0_gather_bits3_joined;
wire accelerator0_sequencer0_unpack_address0_bad;
wire accelerator0_sequencer0_unpack_address1_bad;
wire [31:0] accelerator0_sequencer0_unpack_address2_address;
wire accelerator0_sequencer0_unpack_address2_bad;
wire [31:0] accelerator0_sequencer0_unpack_address3_address;
wire accelerator0_sequencer0_unpack_address3_bad;
reg accelerator0_sequencer0_port_command0_waiting;
wire accelerator0_sequencer0_port_command0_command_valid;
wire [31:0] accelerator0_sequencer0_port_command0_command_addr;
wire [38:0] accelerator0_sequencer0_port_command0_command_beats;
wire accelerator0_sequencer0_port_command0_taker2_ready;
reg accelerator0_sequencer0_port_command1_waiting;
wire accelerator0_sequencer0_port_command1_command_valid;
wire [31:0] accelerator0_sequencer0_port_command1_command_addr;
wire [38:0] accelerator0_sequencer0_port_command1_command_beats;
wire accelerator0_sequencer0_port_command1_taker3_ready;
wire [1:0] accelerator0_gather_bits4_joined;
wire accelerator0_read_dma0_quiet;
wire accelerator0_read_dma0_given;
wire [64:0] accelerator0_read_dma0_arrived_tdata;
wire [1:0] accelerator0_read_dma0_axi_rresp;
wire [63:0] accelerator0_read_dma0_axi_rdata;
wire accelerator0_read_dma0_arrived_tvalid;
wire accelerator0_read_dma0_axi_rvalid;
wire accelerator0_read_dma0_axi_rready;
wire accelerator0_read_dma0_arrived_tready;
wire accelerator0_read_dma0_fetch_bursts0_burst_last;
wire [31:0] accelerator0_read_dma0_fetch_bursts0_burst_addr;
wire [4:0] accelerator0_read_dma0_fetch_bursts0_burst_beats;
wire accelerator0_read_dma0_fetch_bursts0_burst_ready;
wire accelerator0_read_dma0_fetch_bursts0_burst_valid;
reg [4:0] accelerator0_read_dma0_fetch_bursts0_flying;
reg [5:0] accelerator0_read_dma0_fetch_bursts0_reserved;
reg accelerator0_read_dma0_fetch_bursts0_room;
reg accelerator0_read_dma0_fetch_bursts0_waiting;
wire accelerator0_read_dma0_fetch_bursts0_axi_arready;
wire accelerator0_read_dma0_fetch_bursts0_axi_arvalid;
reg [2:0] accelerator0_read_dma0_fetch_bursts0_axi_arsize;
reg [1:0] accelerator0_read_dma0_fetch_bursts0_axi_arburst;
reg [3:0] accelerator0_read_dma0_fetch_bursts0_axi_arcache;
reg [2:0] accelerator0_read_dma0_fetch_bursts0_axi_arprot;
reg [31:0] accelerator0_read_dma0_fetch_bursts0_axi_araddr;
reg [7:0] accelerator0_read_dma0_fetch_bursts0_axi_arlen;
wire accelerator0_read_dma0_fetch_bursts0_axi_rlast;
reg accelerator0_read_dma0_fetch_bursts0_split0_active;
reg [31:0] accelerator0_read_dma0_fetch_bursts0_split0_addr;
reg [4:0] accelerator0_read_dma0_fetch_bursts0_split0_beats;
reg accelerator0_read_dma0_fetch_bursts0_split0_ending;
reg [15:0] accelerator0_read_dma0_fetch_bursts0_split0_left;
reg accelerator0_read_dma0_fetch_bursts0_split0_sized;
wire accelerator0_read_dma0_fifo1_fetch;
reg [64:0] accelerator0_read_dma0_fifo1_fetched;
reg accelerator0_read_dma0_fifo1_fetched_valid;
reg [4:0] accelerator0_read_dma0_fifo1_head;
reg [5:0] accelerator0_read_dma0_fifo1_level;
wire accelerator0_read_dma0_fifo1_push;
wire accelerator0_read_dma0_fifo1_show;
reg [64:0] accelerator0_read_dma0_fifo1_shown;
reg accelerator0_read_dma0_fifo1_shown_valid;
reg [4:0] accelerator0_read_dma0_fifo1_tail;
wire accelerator0_read_dma1_quiet;
wire accelerator0_read_dma1_given;
wire [64:0] accelerator0_read_dma1_arrived_tdata;
wire [1:0] accelerator0_read_dma1_axi_rresp;
wire [63:0] accelerator0_read_dma1_axi_rdata;
wire accelerator0_read_dma1_arrived_tvalid;
wire accelerator0_read_dma1_axi_rvalid;
wire accelerator0_read_dma1_axi_rready;
wire accelerator0_read_dma1_arrived_tready;
wire accelerator0_read_dma1_m_tvalid;
wire accelerator0_read_dma1_m_tready;
wire accelerator0_read_dma1_fetch_bursts1_burst_last;
wire [31:0] accelerator0_read_dma1_fetch_bursts1_burst_addr;
wire [4:0] accelerator0_read_dma1_fetch_bursts1_burst_beats;
wire accelerator0_read_dma1_fetch_bursts1_burst_ready;
wire accelerator0_read_dma1_fetch_bursts1_burst_valid;
reg [4:0] accelerator0_read_dma1_fetch_bursts1_flying;
reg [9:0] accelerator0_read_dma1_fetch_bursts1_reserved;
reg accelerator0_read_dma1_fetch_bursts1_room;
reg accelerator0_read_dma1_fetch_bursts1_waiting;
wire accelerator0_read_dma1_fetch_bursts1_axi_arready;
wire accelerator0_read_dma1_fetch_bursts1_axi_arvalid;
reg [2:0] accelerator0_read_dma1_fetch_bursts1_axi_arsize;
reg [1:0] accelerator0_read_dma1_fetch_bursts1_axi_arburst;
reg [3:0] accelerator0_read_dma1_fetch_bursts1_axi_arcache;
reg [2:0] accelerator0_read_dma1_fetch_bursts1_axi_arprot;
reg [31:0] accelerator0_read_dma1_fetch_bursts1_axi_araddr;
reg [7:0] accelerator0_read_dma1_fetch_bursts1_axi_arlen;
wire accelerator0_read_dma1_fetch_bursts1_axi_rlast;
reg accelerator0_read_dma1_fetch_bursts1_split1_active;
reg [31:0] accelerator0_read_dma1_fetch_bursts1_split1_addr;
reg [4:0] accelerator0_read_dma1_fetch_bursts1_split1_beats;
reg accelerator0_read_dma1_fetch_bursts1_split1_ending;
reg [15:0] accelerator0_read_dma1_fetch_bursts1_split1_left;
reg accelerator0_read_dma1_fetch_bursts1_split1_sized;
wire accelerator0_read_dma1_fetch_bursts1_split1_command_ready;
wire [31:0] accelerator0_read_dma1_fetch_bursts1_split1_command_addr;
wire [15:0] accelerator0_read_dma1_fetch_bursts1_split1_command_beats;
wire accelerator0_read_dma1_fetch_bursts1_split1_command_valid;
wire accelerator0_read_dma1_fifo2_fetch;
reg [64:0] accelerator0_read_dma1_fifo2_fetched;
reg accelerator0_read_dma1_fifo2_fetched_valid;
reg [8:0] accelerator0_read_dma1_fifo2_head;
reg [9:0] accelerator0_read_dma1_fifo2_level;
wire accelerator0_read_dma1_fifo2_push;
wire accelerator0_read_dma1_fifo2_show;
reg [64:0] accelerator0_read_dma1_fifo2_shown;
reg accelerator0_read_dma1_fifo2_shown_valid;
reg [8:0] accelerator0_read_dma1_fifo2_tail;
wire [64:0] accelerator0_read_dma1_fifo2_m_tdata;
wire accelerator0_read_mux0_choose_first;
wire accelerator0_read_mux0_take;
reg accelerator0_read_mux0_waiting;
wire accelerator0_read_mux0_asked_tready;
wire accelerator0_read_mux0_asked_tvalid;
wire [0:0] accelerator0_read_mux0_asked_tdata;
wire accelerator0_read_mux0_source_tvalid;
wire accelerator0_read_mux0_source_tready;
wire [0:0] accelerator0_read_mux0_source_tdata;
wire accelerator0_read_mux0_fifo3_fetch;
reg [0:0] accelerator0_read_mux0_fifo3_fetched;
reg accelerator0_read_mux0_fifo3_fetched_valid;
reg [4:0] accelerator0_read_mux0_fifo3_head;
reg [5:0] accelerator0_read_mux0_fifo3_level;
wire accelerator0_read_mux0_fifo3_push;
wire accelerator0_read_mux0_fifo3_show;
reg [0:0] accelerator0_read_mux0_fifo3_shown;
reg accelerator0_read_mux0_fifo3_shown_valid;
reg [4:0] accelerator0_read_mux0_fifo3_tail;
wire [1:0] accelerator0_join0_bads;
wire [1:0] accelerator0_join0_illegals;
wire [1:0] accelerator0_join0_valids;
wire [127:0] accelerator0_join0_whole;
wire [1:0] accelerator0_join0_gather_bits5_joined;
wire [1:0] accelerator0_join0_gather_bits6_joined;
wire [1:0] accelerator0_join0_gather_bits7_joined;
wire [127:0] accelerator0_join0_gather_bits8_joined;
wire [63:0] accelerator0_join0_part0_piece;
wire accelerator0_join0_part0_error;
wire accelerator0_join0_part0_illegal;
wire [65:0] accelerator0_join0_part0_stream_tdata;
wire accelerator0_join0_part0_stream_tready;
wire [63:0] accelerator0_join0_part1_piece;
wire accelerator0_join0_part1_error;
wire accelerator0_join0_part1_illegal;
wire [65:0] accelerator0_join0_part1_stream_tdata;
wire accelerator0_join0_part1_stream_tready;
reg accelerator0_loader0_request_blocks0_active;
reg [31:0] accelerator0_loader0_request_blocks0_addr;
reg [31:0] accelerator0_loader0_request_blocks0_base;
reg [15:0] accelerator0_loader0_request_blocks0_beats;
reg [15:0] accelerator0_loader0_request_blocks0_blocks_left;
reg [15:0] accelerator0_loader0_request_blocks0_k_blocks;
reg [19:0] accelerator0_loader0_request_blocks0_m_left;
reg [3:0] accelerator0_loader0_request_blocks0_planes;
reg [3:0] accelerator0_loader0_request_blocks0_planes_left;
reg [15:0] accelerator0_loader0_request_blocks0_tile;
reg [7:0] accelerator0_loader0_request_blocks0_tokens;
reg [11:0] accelerator0_loader0_request_blocks0_wide;
wire accelerator0_loader0_request_blocks0_blocks_tready;
wire [7:0] accelerator0_loader0_request_blocks0_blocks_tdata;
wire accelerator0_loader0_request_blocks0_blocks_tvalid;
wire accelerator0_loader0_fifo4_fetch;
reg [7:0] accelerator0_loader0_fifo4_fetched;
reg accelerator0_loader0_fifo4_fetched_valid;
reg [2:0] accelerator0_loader0_fifo4_head;
reg [3:0] accelerator0_loader0_fifo4_level;
wire accelerator0_loader0_fifo4_push;
wire accelerator0_loader0_fifo4_show;
reg [7:0] accelerator0_loader0_fifo4_shown;
reg accelerator0_loader0_fifo4_shown_valid;
reg [2:0] accelerator0_loader0_fifo4_tail;
wire accelerator0_loader0_fifo4_m_tready;
wire [7:0] accelerator0_loader0_fifo4_m_tdata;
wire accelerator0_loader0_fifo4_m_tvalid;
reg accelerator0_loader0_fill_shadow0_bad;
wire accelerator0_loader0_fill_shadow0_finish;
reg accelerator0_loader0_fill_shadow0_full;
reg [7:0] accelerator0_loader0_fill_shadow0_row;
reg [3:0] accelerator0_loader0_fill_shadow0_selected;
reg [3:0] accelerator0_loader0_fill_shadow0_settle;
wire accelerator0_loader0_fill_shadow0_take;
reg accelerator0_loader0_fill_shadow0_load_valid;
reg [63:0] accelerator0_loader0_fill_shadow0_load_tdata;
reg [4:0] accelerator0_loader0_fill_shadow0_load_row;
reg [3:0] accelerator0_loader0_fill_shadow0_load_select;
wire accelerator0_issue0_bad;
reg accelerator0_issue0_bank;
reg [9:0] accelerator0_issue0_count;
wire accelerator0_issue0_ended;
reg accelerator0_issue0_first_beat;
reg accelerator0_issue0_first_block;
reg accelerator0_issue0_first_plane;
reg [3:0] accelerator0_issue0_gap;
reg [3:0] accelerator0_issue0_gap_after;
wire accelerator0_issue0_go;
reg [23:0] accelerator0_issue0_index;
reg [15:0] accelerator0_issue0_k_blocks;
reg accelerator0_issue0_last_beat;
reg accelerator0_issue0_last_block;
reg accelerator0_issue0_last_job;
reg accelerator0_issue0_last_tile;
reg [19:0] accelerator0_issue0_m_left;
reg [23:0] accelerator0_issue0_mask;
wire accelerator0_issue0_offer;
reg accelerator0_issue0_one_beat;
reg [3:0] accelerator0_issue0_planes;
reg accelerator0_issue0_posted;
wire accelerator0_issue0_rest;
reg [15:0] accelerator0_issue0_rows_here;
wire accelerator0_issue0_running;
reg [1:0] accelerator0_issue0_state;
wire accelerator0_issue0_tapping;
reg accelerator0_issue0_taps;
reg [15:0] accelerator0_issue0_tile;
reg [7:0] accelerator0_issue0_tokens;
reg [11:0] accelerator0_issue0_wide;
reg [31:0] accelerator0_issue0_y;
reg [31:0] accelerator0_issue0_y_stride;
wire accelerator0_issue0_result_valid;
wire [31:0] accelerator0_issue0_result_y;
wire [31:0] accelerator0_issue0_result_y_stride;
wire [15:0] accelerator0_issue0_result_words;
wire [7:0] accelerator0_issue0_result_tokens;
wire accelerator0_issue0_result_bank;
wire accelerator0_issue0_result_tapped;
wire accelerator0_issue0_result_last;
wire [23:0] accelerator0_issue0_result_index;
reg accelerator0_issue0_beat_valid;
reg [23:0] accelerator0_issue0_beat_rows;
reg accelerator0_issue0_beat_swap;
reg [127:0] accelerator0_issue0_beat_tdata;
reg accelerator0_issue0_beat_tag_first;
reg accelerator0_issue0_beat_tag_times3;
reg accelerator0_issue0_beat_tag_tap;
reg accelerator0_issue0_beat_tag_bank;
reg [9:0] accelerator0_issue0_beat_tag_address;
wire accelerator0_issue0_result_ready;
reg [15:0] accelerator0_issue0_place_beat0_left;
reg [15:0] accelerator0_issue0_place_block0_block_left;
reg [3:0] accelerator0_issue0_place_block0_plane_left;
wire [159:0] accelerator0_tile0_codes;
reg [23:0] accelerator0_tile0_mask;
reg accelerator0_tile0_swap;
wire [13:0] accelerator0_tile0_packed;
wire accelerator0_tile0_sign;
wire accelerator0_tile0_minus;
wire [159:0] accelerator0_tile0_decode0_together;
wire [7:0] accelerator0_tile0_decode0_take_byte0_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance0_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte1_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance1_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte2_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance2_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte3_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance3_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte4_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance4_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte5_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance5_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte6_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance6_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte7_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance7_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte8_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance8_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte9_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance9_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte10_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance10_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte11_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance11_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte12_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance12_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte13_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance13_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte14_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance14_codes;
wire [7:0] accelerator0_tile0_decode0_take_byte15_byte_out;
wire [9:0] accelerator0_tile0_decode0_instance15_codes;
wire [159:0] accelerator0_tile0_array0_skewed;
wire accelerator0_tile0_array0_skew0_first;
wire [159:0] accelerator0_tile0_array0_skew0_together;
wire [15:0] accelerator0_tile0_array0_skew0_recode0_weights;
wire accelerator0_tile0_array0_skew0_recode0_eight;
wire accelerator0_tile0_array0_skew0_recode0_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode0_together;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair0_zero;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair0_odd;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair0_differs;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair0_minus;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair1_zero;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair1_odd;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair1_differs;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair1_minus;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair2_zero;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair2_odd;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair2_differs;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair2_minus;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair3_zero;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair3_odd;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair3_differs;
wire accelerator0_tile0_array0_skew0_recode0_recode_pair3_minus;
wire accelerator0_tile0_array0_skew0_recode0_unlike0_differs;
wire accelerator0_tile0_array0_skew0_recode0_unlike1_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut0_part;
wire [3:0] accelerator0_tile0_array0_skew0_delay2_b;
wire [7:0] accelerator0_tile0_array0_skew0_cut1_part;
reg [7:0] accelerator0_tile0_array0_skew0_delay3_b;
wire [1:0] accelerator0_tile0_array0_skew0_cut2_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay4_b;
reg [3:0] accelerator0_tile0_array0_skew0_delay4_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut3_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay5_b;
reg [2:0] accelerator0_tile0_array0_skew0_delay5_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut4_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay6_b;
reg [3:0] accelerator0_tile0_array0_skew0_delay6_line;
wire [15:0] accelerator0_tile0_array0_skew0_recode1_weights;
wire accelerator0_tile0_array0_skew0_recode1_eight;
wire accelerator0_tile0_array0_skew0_recode1_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode1_together;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair4_zero;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair4_odd;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair4_differs;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair4_minus;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair5_zero;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair5_odd;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair5_differs;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair5_minus;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair6_zero;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair6_odd;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair6_differs;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair6_minus;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair7_zero;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair7_odd;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair7_differs;
wire accelerator0_tile0_array0_skew0_recode1_recode_pair7_minus;
wire accelerator0_tile0_array0_skew0_recode1_unlike4_differs;
wire accelerator0_tile0_array0_skew0_recode1_unlike5_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut5_part;
reg [3:0] accelerator0_tile0_array0_skew0_delay7_b;
wire [7:0] accelerator0_tile0_array0_skew0_cut6_part;
wire [7:0] accelerator0_tile0_array0_skew0_delay8_b;
reg [15:0] accelerator0_tile0_array0_skew0_delay8_line;
wire [1:0] accelerator0_tile0_array0_skew0_cut7_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay9_b;
reg [5:0] accelerator0_tile0_array0_skew0_delay9_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut8_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay10_b;
reg [3:0] accelerator0_tile0_array0_skew0_delay10_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut9_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay11_b;
reg [4:0] accelerator0_tile0_array0_skew0_delay11_line;
wire [15:0] accelerator0_tile0_array0_skew0_recode2_weights;
wire accelerator0_tile0_array0_skew0_recode2_eight;
wire accelerator0_tile0_array0_skew0_recode2_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode2_together;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair8_zero;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair8_odd;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair8_differs;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair8_minus;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair9_zero;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair9_odd;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair9_differs;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair9_minus;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair10_zero;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair10_odd;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair10_differs;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair10_minus;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair11_zero;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair11_odd;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair11_differs;
wire accelerator0_tile0_array0_skew0_recode2_recode_pair11_minus;
wire accelerator0_tile0_array0_skew0_recode2_unlike8_differs;
wire accelerator0_tile0_array0_skew0_recode2_unlike9_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut10_part;
wire [3:0] accelerator0_tile0_array0_skew0_delay12_b;
reg [7:0] accelerator0_tile0_array0_skew0_delay12_line;
wire [7:0] accelerator0_tile0_array0_skew0_cut11_part;
wire [7:0] accelerator0_tile0_array0_skew0_delay13_b;
reg [23:0] accelerator0_tile0_array0_skew0_delay13_line;
wire [1:0] accelerator0_tile0_array0_skew0_cut12_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay14_b;
reg [7:0] accelerator0_tile0_array0_skew0_delay14_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut13_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay15_b;
reg [4:0] accelerator0_tile0_array0_skew0_delay15_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut14_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay16_b;
reg [5:0] accelerator0_tile0_array0_skew0_delay16_line;
wire [15:0] accelerator0_tile0_array0_skew0_recode3_weights;
wire accelerator0_tile0_array0_skew0_recode3_eight;
wire accelerator0_tile0_array0_skew0_recode3_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode3_together;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair12_zero;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair12_odd;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair12_differs;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair12_minus;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair13_zero;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair13_odd;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair13_differs;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair13_minus;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair14_zero;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair14_odd;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair14_differs;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair14_minus;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair15_zero;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair15_odd;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair15_differs;
wire accelerator0_tile0_array0_skew0_recode3_recode_pair15_minus;
wire accelerator0_tile0_array0_skew0_recode3_unlike12_differs;
wire accelerator0_tile0_array0_skew0_recode3_unlike13_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut15_part;
wire [3:0] accelerator0_tile0_array0_skew0_delay17_b;
reg [11:0] accelerator0_tile0_array0_skew0_delay17_line;
wire [7:0] accelerator0_tile0_array0_skew0_cut16_part;
wire [7:0] accelerator0_tile0_array0_skew0_delay18_b;
reg [31:0] accelerator0_tile0_array0_skew0_delay18_line;
wire [1:0] accelerator0_tile0_array0_skew0_cut17_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay19_b;
reg [9:0] accelerator0_tile0_array0_skew0_delay19_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut18_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay20_b;
reg [5:0] accelerator0_tile0_array0_skew0_delay20_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut19_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay21_b;
reg [6:0] accelerator0_tile0_array0_skew0_delay21_line;
wire [15:0] accelerator0_tile0_array0_skew0_recode4_weights;
wire accelerator0_tile0_array0_skew0_recode4_eight;
wire accelerator0_tile0_array0_skew0_recode4_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode4_together;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair16_zero;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair16_odd;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair16_differs;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair16_minus;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair17_zero;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair17_odd;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair17_differs;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair17_minus;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair18_zero;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair18_odd;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair18_differs;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair18_minus;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair19_zero;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair19_odd;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair19_differs;
wire accelerator0_tile0_array0_skew0_recode4_recode_pair19_minus;
wire accelerator0_tile0_array0_skew0_recode4_unlike16_differs;
wire accelerator0_tile0_array0_skew0_recode4_unlike17_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut20_part;
wire [3:0] accelerator0_tile0_array0_skew0_delay22_b;
reg [15:0] accelerator0_tile0_array0_skew0_delay22_line;
wire [7:0] accelerator0_tile0_array0_skew0_cut21_part;
wire [7:0] accelerator0_tile0_array0_skew0_delay23_b;
reg [39:0] accelerator0_tile0_array0_skew0_delay23_line;
wire [1:0] accelerator0_tile0_array0_skew0_cut22_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay24_b;
reg [11:0] accelerator0_tile0_array0_skew0_delay24_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut23_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay25_b;
reg [6:0] accelerator0_tile0_array0_skew0_delay25_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut24_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay26_b;
reg [7:0] accelerator0_tile0_array0_skew0_delay26_line;
wire [15:0] accelerator0_tile0_array0_skew0_recode5_weights;
wire accelerator0_tile0_array0_skew0_recode5_eight;
wire accelerator0_tile0_array0_skew0_recode5_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode5_together;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair20_zero;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair20_odd;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair20_differs;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair20_minus;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair21_zero;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair21_odd;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair21_differs;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair21_minus;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair22_zero;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair22_odd;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair22_differs;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair22_minus;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair23_zero;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair23_odd;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair23_differs;
wire accelerator0_tile0_array0_skew0_recode5_recode_pair23_minus;
wire accelerator0_tile0_array0_skew0_recode5_unlike20_differs;
wire accelerator0_tile0_array0_skew0_recode5_unlike21_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut25_part;
wire [3:0] accelerator0_tile0_array0_skew0_delay27_b;
reg [19:0] accelerator0_tile0_array0_skew0_delay27_line;
wire [7:0] accelerator0_tile0_array0_skew0_cut26_part;
wire [7:0] accelerator0_tile0_array0_skew0_delay28_b;
reg [47:0] accelerator0_tile0_array0_skew0_delay28_line;
wire [1:0] accelerator0_tile0_array0_skew0_cut27_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay29_b;
reg [13:0] accelerator0_tile0_array0_skew0_delay29_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut28_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay30_b;
reg [7:0] accelerator0_tile0_array0_skew0_delay30_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut29_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay31_b;
reg [8:0] accelerator0_tile0_array0_skew0_delay31_line;
wire [15:0] accelerator0_tile0_array0_skew0_recode6_weights;
wire accelerator0_tile0_array0_skew0_recode6_eight;
wire accelerator0_tile0_array0_skew0_recode6_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode6_together;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair24_zero;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair24_odd;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair24_differs;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair24_minus;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair25_zero;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair25_odd;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair25_differs;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair25_minus;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair26_zero;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair26_odd;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair26_differs;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair26_minus;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair27_zero;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair27_odd;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair27_differs;
wire accelerator0_tile0_array0_skew0_recode6_recode_pair27_minus;
wire accelerator0_tile0_array0_skew0_recode6_unlike24_differs;
wire accelerator0_tile0_array0_skew0_recode6_unlike25_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut30_part;
wire [3:0] accelerator0_tile0_array0_skew0_delay32_b;
reg [23:0] accelerator0_tile0_array0_skew0_delay32_line;
wire [7:0] accelerator0_tile0_array0_skew0_cut31_part;
wire [7:0] accelerator0_tile0_array0_skew0_delay33_b;
reg [55:0] accelerator0_tile0_array0_skew0_delay33_line;
wire [1:0] accelerator0_tile0_array0_skew0_cut32_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay34_b;
reg [15:0] accelerator0_tile0_array0_skew0_delay34_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut33_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay35_b;
reg [8:0] accelerator0_tile0_array0_skew0_delay35_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut34_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay36_b;
reg [9:0] accelerator0_tile0_array0_skew0_delay36_line;
wire [15:0] accelerator0_tile0_array0_skew0_recode7_weights;
wire accelerator0_tile0_array0_skew0_recode7_eight;
wire accelerator0_tile0_array0_skew0_recode7_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode7_together;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair28_zero;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair28_odd;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair28_differs;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair28_minus;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair29_zero;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair29_odd;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair29_differs;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair29_minus;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair30_zero;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair30_odd;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair30_differs;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair30_minus;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair31_zero;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair31_odd;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair31_differs;
wire accelerator0_tile0_array0_skew0_recode7_recode_pair31_minus;
wire accelerator0_tile0_array0_skew0_recode7_unlike28_differs;
wire accelerator0_tile0_array0_skew0_recode7_unlike29_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut35_part;
wire [3:0] accelerator0_tile0_array0_skew0_delay37_b;
reg [27:0] accelerator0_tile0_array0_skew0_delay37_line;
wire [7:0] accelerator0_tile0_array0_skew0_cut36_part;
wire [7:0] accelerator0_tile0_array0_skew0_delay38_b;
reg [63:0] accelerator0_tile0_array0_skew0_delay38_line;
wire [1:0] accelerator0_tile0_array0_skew0_cut37_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay39_b;
reg [17:0] accelerator0_tile0_array0_skew0_delay39_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut38_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay40_b;
reg [9:0] accelerator0_tile0_array0_skew0_delay40_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut39_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay41_b;
reg [10:0] accelerator0_tile0_array0_skew0_delay41_line;
wire [15:0] accelerator0_tile0_array0_skew0_recode8_weights;
wire accelerator0_tile0_array0_skew0_recode8_eight;
wire accelerator0_tile0_array0_skew0_recode8_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode8_together;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair32_zero;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair32_odd;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair32_differs;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair32_minus;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair33_zero;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair33_odd;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair33_differs;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair33_minus;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair34_zero;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair34_odd;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair34_differs;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair34_minus;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair35_zero;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair35_odd;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair35_differs;
wire accelerator0_tile0_array0_skew0_recode8_recode_pair35_minus;
wire accelerator0_tile0_array0_skew0_recode8_unlike32_differs;
wire accelerator0_tile0_array0_skew0_recode8_unlike33_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut40_part;
wire [3:0] accelerator0_tile0_array0_skew0_delay42_b;
reg [31:0] accelerator0_tile0_array0_skew0_delay42_line;
wire [7:0] accelerator0_tile0_array0_skew0_cut41_part;
wire [7:0] accelerator0_tile0_array0_skew0_delay43_b;
reg [71:0] accelerator0_tile0_array0_skew0_delay43_line;
wire [1:0] accelerator0_tile0_array0_skew0_cut42_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay44_b;
reg [19:0] accelerator0_tile0_array0_skew0_delay44_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut43_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay45_b;
reg [10:0] accelerator0_tile0_array0_skew0_delay45_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut44_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay46_b;
reg [11:0] accelerator0_tile0_array0_skew0_delay46_line;
wire [15:0] accelerator0_tile0_array0_skew0_recode9_weights;
wire accelerator0_tile0_array0_skew0_recode9_eight;
wire accelerator0_tile0_array0_skew0_recode9_own;
wire [15:0] accelerator0_tile0_array0_skew0_recode9_together;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair36_zero;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair36_odd;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair36_differs;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair36_minus;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair37_zero;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair37_odd;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair37_differs;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair37_minus;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair38_zero;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair38_odd;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair38_differs;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair38_minus;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair39_zero;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair39_odd;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair39_differs;
wire accelerator0_tile0_array0_skew0_recode9_recode_pair39_minus;
wire accelerator0_tile0_array0_skew0_recode9_unlike36_differs;
wire accelerator0_tile0_array0_skew0_recode9_unlike37_differs;
wire [3:0] accelerator0_tile0_array0_skew0_cut45_part;
wire [3:0] accelerator0_tile0_array0_skew0_delay47_b;
reg [35:0] accelerator0_tile0_array0_skew0_delay47_line;
wire [7:0] accelerator0_tile0_array0_skew0_cut46_part;
wire [7:0] accelerator0_tile0_array0_skew0_delay48_b;
reg [79:0] accelerator0_tile0_array0_skew0_delay48_line;
wire [1:0] accelerator0_tile0_array0_skew0_cut47_part;
wire [1:0] accelerator0_tile0_array0_skew0_delay49_b;
reg [21:0] accelerator0_tile0_array0_skew0_delay49_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut48_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay50_b;
reg [11:0] accelerator0_tile0_array0_skew0_delay50_line;
wire [0:0] accelerator0_tile0_array0_skew0_cut49_part;
wire [0:0] accelerator0_tile0_array0_skew0_delay51_b;
reg [12:0] accelerator0_tile0_array0_skew0_delay51_line;
wire accelerator0_tile0_array0_step_down0_enable;
reg accelerator0_tile0_array0_step_down0_swap_below;
reg [22:0] accelerator0_tile0_array0_step_down0_enables_below;
reg accelerator0_tile0_array0_pick_row0_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row0_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row0_data_here;
wire [159:0] accelerator0_tile0_array0_instance16_weights_out;
wire accelerator0_tile0_array0_instance16_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance16_sum_out;
wire accelerator0_tile0_array0_step_down1_enable;
reg accelerator0_tile0_array0_step_down1_swap_below;
reg [21:0] accelerator0_tile0_array0_step_down1_enables_below;
reg accelerator0_tile0_array0_pick_row1_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row1_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row1_data_here;
wire [159:0] accelerator0_tile0_array0_instance17_weights_out;
wire accelerator0_tile0_array0_instance17_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance17_sum_out;
wire accelerator0_tile0_array0_step_down2_enable;
reg accelerator0_tile0_array0_step_down2_swap_below;
reg [20:0] accelerator0_tile0_array0_step_down2_enables_below;
reg accelerator0_tile0_array0_pick_row2_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row2_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row2_data_here;
wire [159:0] accelerator0_tile0_array0_instance18_weights_out;
wire accelerator0_tile0_array0_instance18_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance18_sum_out;
wire accelerator0_tile0_array0_step_down3_enable;
reg accelerator0_tile0_array0_step_down3_swap_below;
reg [19:0] accelerator0_tile0_array0_step_down3_enables_below;
reg accelerator0_tile0_array0_pick_row3_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row3_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row3_data_here;
wire [159:0] accelerator0_tile0_array0_instance19_weights_out;
wire accelerator0_tile0_array0_instance19_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance19_sum_out;
wire accelerator0_tile0_array0_step_down4_enable;
reg accelerator0_tile0_array0_step_down4_swap_below;
reg [18:0] accelerator0_tile0_array0_step_down4_enables_below;
reg accelerator0_tile0_array0_pick_row4_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row4_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row4_data_here;
wire [159:0] accelerator0_tile0_array0_instance20_weights_out;
wire accelerator0_tile0_array0_instance20_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance20_sum_out;
wire accelerator0_tile0_array0_step_down5_enable;
reg accelerator0_tile0_array0_step_down5_swap_below;
reg [17:0] accelerator0_tile0_array0_step_down5_enables_below;
reg accelerator0_tile0_array0_pick_row5_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row5_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row5_data_here;
wire [159:0] accelerator0_tile0_array0_instance21_weights_out;
wire accelerator0_tile0_array0_instance21_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance21_sum_out;
wire accelerator0_tile0_array0_step_down6_enable;
reg accelerator0_tile0_array0_step_down6_swap_below;
reg [16:0] accelerator0_tile0_array0_step_down6_enables_below;
reg accelerator0_tile0_array0_pick_row6_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row6_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row6_data_here;
wire [159:0] accelerator0_tile0_array0_instance22_weights_out;
wire accelerator0_tile0_array0_instance22_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance22_sum_out;
wire accelerator0_tile0_array0_step_down7_enable;
reg accelerator0_tile0_array0_step_down7_swap_below;
reg [15:0] accelerator0_tile0_array0_step_down7_enables_below;
reg accelerator0_tile0_array0_pick_row7_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row7_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row7_data_here;
wire [159:0] accelerator0_tile0_array0_instance23_weights_out;
wire accelerator0_tile0_array0_instance23_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance23_sum_out;
wire accelerator0_tile0_array0_step_down8_enable;
reg accelerator0_tile0_array0_step_down8_swap_below;
reg [14:0] accelerator0_tile0_array0_step_down8_enables_below;
reg accelerator0_tile0_array0_pick_row8_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row8_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row8_data_here;
wire [159:0] accelerator0_tile0_array0_instance24_weights_out;
wire accelerator0_tile0_array0_instance24_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance24_sum_out;
wire accelerator0_tile0_array0_step_down9_enable;
reg accelerator0_tile0_array0_step_down9_swap_below;
reg [13:0] accelerator0_tile0_array0_step_down9_enables_below;
reg accelerator0_tile0_array0_pick_row9_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row9_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row9_data_here;
wire [159:0] accelerator0_tile0_array0_instance25_weights_out;
wire accelerator0_tile0_array0_instance25_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance25_sum_out;
wire accelerator0_tile0_array0_step_down10_enable;
reg accelerator0_tile0_array0_step_down10_swap_below;
reg [12:0] accelerator0_tile0_array0_step_down10_enables_below;
reg accelerator0_tile0_array0_pick_row10_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row10_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row10_data_here;
wire [159:0] accelerator0_tile0_array0_instance26_weights_out;
wire accelerator0_tile0_array0_instance26_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance26_sum_out;
wire accelerator0_tile0_array0_step_down11_enable;
reg accelerator0_tile0_array0_step_down11_swap_below;
reg [11:0] accelerator0_tile0_array0_step_down11_enables_below;
reg accelerator0_tile0_array0_pick_row11_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row11_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row11_data_here;
wire [159:0] accelerator0_tile0_array0_instance27_weights_out;
wire accelerator0_tile0_array0_instance27_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance27_sum_out;
wire accelerator0_tile0_array0_step_down12_enable;
reg accelerator0_tile0_array0_step_down12_swap_below;
reg [10:0] accelerator0_tile0_array0_step_down12_enables_below;
reg accelerator0_tile0_array0_pick_row12_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row12_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row12_data_here;
wire [159:0] accelerator0_tile0_array0_instance28_weights_out;
wire accelerator0_tile0_array0_instance28_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance28_sum_out;
wire accelerator0_tile0_array0_step_down13_enable;
reg accelerator0_tile0_array0_step_down13_swap_below;
reg [9:0] accelerator0_tile0_array0_step_down13_enables_below;
reg accelerator0_tile0_array0_pick_row13_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row13_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row13_data_here;
wire [159:0] accelerator0_tile0_array0_instance29_weights_out;
wire accelerator0_tile0_array0_instance29_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance29_sum_out;
wire accelerator0_tile0_array0_step_down14_enable;
reg accelerator0_tile0_array0_step_down14_swap_below;
reg [8:0] accelerator0_tile0_array0_step_down14_enables_below;
reg accelerator0_tile0_array0_pick_row14_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row14_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row14_data_here;
wire [159:0] accelerator0_tile0_array0_instance30_weights_out;
wire accelerator0_tile0_array0_instance30_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance30_sum_out;
wire accelerator0_tile0_array0_step_down15_enable;
reg accelerator0_tile0_array0_step_down15_swap_below;
reg [7:0] accelerator0_tile0_array0_step_down15_enables_below;
reg accelerator0_tile0_array0_pick_row15_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row15_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row15_data_here;
wire [159:0] accelerator0_tile0_array0_instance31_weights_out;
wire accelerator0_tile0_array0_instance31_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance31_sum_out;
wire accelerator0_tile0_array0_step_down16_enable;
reg accelerator0_tile0_array0_step_down16_swap_below;
reg [6:0] accelerator0_tile0_array0_step_down16_enables_below;
reg accelerator0_tile0_array0_pick_row16_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row16_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row16_data_here;
wire [159:0] accelerator0_tile0_array0_instance32_weights_out;
wire accelerator0_tile0_array0_instance32_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance32_sum_out;
wire accelerator0_tile0_array0_step_down17_enable;
reg accelerator0_tile0_array0_step_down17_swap_below;
reg [5:0] accelerator0_tile0_array0_step_down17_enables_below;
reg accelerator0_tile0_array0_pick_row17_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row17_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row17_data_here;
wire [159:0] accelerator0_tile0_array0_instance33_weights_out;
wire accelerator0_tile0_array0_instance33_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance33_sum_out;
wire accelerator0_tile0_array0_step_down18_enable;
reg accelerator0_tile0_array0_step_down18_swap_below;
reg [4:0] accelerator0_tile0_array0_step_down18_enables_below;
reg accelerator0_tile0_array0_pick_row18_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row18_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row18_data_here;
wire [159:0] accelerator0_tile0_array0_instance34_weights_out;
wire accelerator0_tile0_array0_instance34_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance34_sum_out;
wire accelerator0_tile0_array0_step_down19_enable;
reg accelerator0_tile0_array0_step_down19_swap_below;
reg [3:0] accelerator0_tile0_array0_step_down19_enables_below;
reg accelerator0_tile0_array0_pick_row19_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row19_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row19_data_here;
wire [159:0] accelerator0_tile0_array0_instance35_weights_out;
wire accelerator0_tile0_array0_instance35_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance35_sum_out;
wire accelerator0_tile0_array0_step_down20_enable;
reg accelerator0_tile0_array0_step_down20_swap_below;
reg [2:0] accelerator0_tile0_array0_step_down20_enables_below;
reg accelerator0_tile0_array0_pick_row20_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row20_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row20_data_here;
wire [159:0] accelerator0_tile0_array0_instance36_weights_out;
wire accelerator0_tile0_array0_instance36_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance36_sum_out;
wire accelerator0_tile0_array0_step_down21_enable;
reg accelerator0_tile0_array0_step_down21_swap_below;
reg [1:0] accelerator0_tile0_array0_step_down21_enables_below;
reg accelerator0_tile0_array0_pick_row21_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row21_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row21_data_here;
wire [159:0] accelerator0_tile0_array0_instance37_weights_out;
wire accelerator0_tile0_array0_instance37_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance37_sum_out;
wire accelerator0_tile0_array0_step_down22_enable;
reg accelerator0_tile0_array0_step_down22_swap_below;
reg [0:0] accelerator0_tile0_array0_step_down22_enables_below;
reg accelerator0_tile0_array0_pick_row22_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row22_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row22_data_here;
wire [159:0] accelerator0_tile0_array0_instance38_weights_out;
wire accelerator0_tile0_array0_instance38_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance38_sum_out;
wire accelerator0_tile0_array0_step_down23_enable;
reg accelerator0_tile0_array0_pick_row23_strobe;
reg [3:0] accelerator0_tile0_array0_pick_row23_select_here;
reg [63:0] accelerator0_tile0_array0_pick_row23_data_here;
wire [159:0] accelerator0_tile0_array0_instance39_weights_out;
wire accelerator0_tile0_array0_instance39_enable_out;
wire signed [14:0] accelerator0_tile0_array0_instance39_sum_out;
wire [13:0] accelerator0_tile0_travel_tag0_fields;
wire [13:0] accelerator0_tile0_travel_tag0_together;
reg [223:0] accelerator0_tile0_travel_tag0_delay52_line;
reg [14:0] accelerator0_tile0_delay53_line;
wire accelerator0_tile0_unpack_tag0_first;
wire accelerator0_tile0_unpack_tag0_times3;
wire accelerator0_tile0_unpack_tag0_tap;
wire accelerator0_tile0_unpack_tag0_bank;
wire [9:0] accelerator0_tile0_unpack_tag0_address;
wire [9:0] accelerator0_tile0_accumulate0_drain_address;
reg accelerator0_tile0_accumulate0_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate0_total;
reg [9:0] accelerator0_tile0_accumulate0_address0;
reg [9:0] accelerator0_tile0_accumulate0_address1;
reg accelerator0_tile0_accumulate0_bank1;
reg accelerator0_tile0_accumulate0_bank2;
reg accelerator0_tile0_accumulate0_bank3;
reg signed [31:0] accelerator0_tile0_accumulate0_base;
reg accelerator0_tile0_accumulate0_enable1;
reg accelerator0_tile0_accumulate0_enable2;
reg accelerator0_tile0_accumulate0_enable3;
reg accelerator0_tile0_accumulate0_first1;
reg accelerator0_tile0_accumulate0_first2;
reg accelerator0_tile0_accumulate0_minus1;
reg accelerator0_tile0_accumulate0_minus2;
reg accelerator0_tile0_accumulate0_minus3;
reg signed [31:0] accelerator0_tile0_accumulate0_sum1;
reg signed [31:0] accelerator0_tile0_accumulate0_sum2;
reg signed [31:0] accelerator0_tile0_accumulate0_sum3;
reg accelerator0_tile0_accumulate0_tap1;
reg accelerator0_tile0_accumulate0_tap2;
reg accelerator0_tile0_accumulate0_tap3;
reg accelerator0_tile0_accumulate0_times1;
reg accelerator0_tile0_accumulate0_times2;
reg accelerator0_tile0_accumulate0_write0;
reg accelerator0_tile0_accumulate0_write1;
reg [9:0] accelerator0_tile0_accumulate0_write_at;
reg [9:0] accelerator0_tile0_accumulate0_write_at1;
reg [9:0] accelerator0_tile0_accumulate0_write_at2;
reg [9:0] accelerator0_tile0_accumulate0_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate0_memory0_fetched;
reg signed [31:0] accelerator0_tile0_accumulate0_memory1_fetched;
reg [13:0] accelerator0_tile0_delay54_b;
reg accelerator0_tile0_delay55_b;
wire accelerator0_tile0_unpack_tag1_first;
wire accelerator0_tile0_unpack_tag1_times3;
wire accelerator0_tile0_unpack_tag1_tap;
wire accelerator0_tile0_unpack_tag1_bank;
wire [9:0] accelerator0_tile0_unpack_tag1_address;
wire [9:0] accelerator0_tile0_accumulate1_drain_address;
reg accelerator0_tile0_accumulate1_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate1_total;
reg [9:0] accelerator0_tile0_accumulate1_address0;
reg [9:0] accelerator0_tile0_accumulate1_address1;
reg accelerator0_tile0_accumulate1_bank1;
reg accelerator0_tile0_accumulate1_bank2;
reg accelerator0_tile0_accumulate1_bank3;
reg signed [31:0] accelerator0_tile0_accumulate1_base;
reg accelerator0_tile0_accumulate1_enable1;
reg accelerator0_tile0_accumulate1_enable2;
reg accelerator0_tile0_accumulate1_enable3;
reg accelerator0_tile0_accumulate1_first1;
reg accelerator0_tile0_accumulate1_first2;
reg accelerator0_tile0_accumulate1_minus1;
reg accelerator0_tile0_accumulate1_minus2;
reg accelerator0_tile0_accumulate1_minus3;
reg signed [31:0] accelerator0_tile0_accumulate1_sum1;
reg signed [31:0] accelerator0_tile0_accumulate1_sum2;
reg signed [31:0] accelerator0_tile0_accumulate1_sum3;
reg accelerator0_tile0_accumulate1_tap1;
reg accelerator0_tile0_accumulate1_tap2;
reg accelerator0_tile0_accumulate1_tap3;
reg accelerator0_tile0_accumulate1_times1;
reg accelerator0_tile0_accumulate1_times2;
reg accelerator0_tile0_accumulate1_write0;
reg accelerator0_tile0_accumulate1_write1;
reg [9:0] accelerator0_tile0_accumulate1_write_at;
reg [9:0] accelerator0_tile0_accumulate1_write_at1;
reg [9:0] accelerator0_tile0_accumulate1_write_at2;
reg [9:0] accelerator0_tile0_accumulate1_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate1_memory2_fetched;
reg signed [31:0] accelerator0_tile0_accumulate1_memory3_fetched;
reg [13:0] accelerator0_tile0_delay56_b;
reg accelerator0_tile0_delay57_b;
wire accelerator0_tile0_unpack_tag2_first;
wire accelerator0_tile0_unpack_tag2_times3;
wire accelerator0_tile0_unpack_tag2_tap;
wire accelerator0_tile0_unpack_tag2_bank;
wire [9:0] accelerator0_tile0_unpack_tag2_address;
reg accelerator0_tile0_accumulate2_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate2_total;
reg [9:0] accelerator0_tile0_accumulate2_address0;
reg [9:0] accelerator0_tile0_accumulate2_address1;
reg accelerator0_tile0_accumulate2_bank1;
reg accelerator0_tile0_accumulate2_bank2;
reg accelerator0_tile0_accumulate2_bank3;
reg signed [31:0] accelerator0_tile0_accumulate2_base;
reg accelerator0_tile0_accumulate2_enable1;
reg accelerator0_tile0_accumulate2_enable2;
reg accelerator0_tile0_accumulate2_enable3;
reg accelerator0_tile0_accumulate2_first1;
reg accelerator0_tile0_accumulate2_first2;
reg accelerator0_tile0_accumulate2_minus1;
reg accelerator0_tile0_accumulate2_minus2;
reg accelerator0_tile0_accumulate2_minus3;
reg signed [31:0] accelerator0_tile0_accumulate2_sum1;
reg signed [31:0] accelerator0_tile0_accumulate2_sum2;
reg signed [31:0] accelerator0_tile0_accumulate2_sum3;
reg accelerator0_tile0_accumulate2_tap1;
reg accelerator0_tile0_accumulate2_tap2;
reg accelerator0_tile0_accumulate2_tap3;
reg accelerator0_tile0_accumulate2_times1;
reg accelerator0_tile0_accumulate2_times2;
reg accelerator0_tile0_accumulate2_write0;
reg accelerator0_tile0_accumulate2_write1;
reg [9:0] accelerator0_tile0_accumulate2_write_at;
reg [9:0] accelerator0_tile0_accumulate2_write_at1;
reg [9:0] accelerator0_tile0_accumulate2_write_at2;
reg [9:0] accelerator0_tile0_accumulate2_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate2_memory4_fetched;
reg signed [31:0] accelerator0_tile0_accumulate2_memory5_fetched;
reg [13:0] accelerator0_tile0_delay58_b;
reg accelerator0_tile0_delay59_b;
wire accelerator0_tile0_unpack_tag3_first;
wire accelerator0_tile0_unpack_tag3_times3;
wire accelerator0_tile0_unpack_tag3_tap;
wire accelerator0_tile0_unpack_tag3_bank;
wire [9:0] accelerator0_tile0_unpack_tag3_address;
reg accelerator0_tile0_accumulate3_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate3_total;
reg [9:0] accelerator0_tile0_accumulate3_address0;
reg [9:0] accelerator0_tile0_accumulate3_address1;
reg accelerator0_tile0_accumulate3_bank1;
reg accelerator0_tile0_accumulate3_bank2;
reg accelerator0_tile0_accumulate3_bank3;
reg signed [31:0] accelerator0_tile0_accumulate3_base;
reg accelerator0_tile0_accumulate3_enable1;
reg accelerator0_tile0_accumulate3_enable2;
reg accelerator0_tile0_accumulate3_enable3;
reg accelerator0_tile0_accumulate3_first1;
reg accelerator0_tile0_accumulate3_first2;
reg accelerator0_tile0_accumulate3_minus1;
reg accelerator0_tile0_accumulate3_minus2;
reg accelerator0_tile0_accumulate3_minus3;
reg signed [31:0] accelerator0_tile0_accumulate3_sum1;
reg signed [31:0] accelerator0_tile0_accumulate3_sum2;
reg signed [31:0] accelerator0_tile0_accumulate3_sum3;
reg accelerator0_tile0_accumulate3_tap1;
reg accelerator0_tile0_accumulate3_tap2;
reg accelerator0_tile0_accumulate3_tap3;
reg accelerator0_tile0_accumulate3_times1;
reg accelerator0_tile0_accumulate3_times2;
reg accelerator0_tile0_accumulate3_write0;
reg accelerator0_tile0_accumulate3_write1;
reg [9:0] accelerator0_tile0_accumulate3_write_at;
reg [9:0] accelerator0_tile0_accumulate3_write_at1;
reg [9:0] accelerator0_tile0_accumulate3_write_at2;
reg [9:0] accelerator0_tile0_accumulate3_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate3_memory6_fetched;
reg signed [31:0] accelerator0_tile0_accumulate3_memory7_fetched;
reg [13:0] accelerator0_tile0_delay60_b;
reg accelerator0_tile0_delay61_b;
wire accelerator0_tile0_unpack_tag4_first;
wire accelerator0_tile0_unpack_tag4_times3;
wire accelerator0_tile0_unpack_tag4_tap;
wire accelerator0_tile0_unpack_tag4_bank;
wire [9:0] accelerator0_tile0_unpack_tag4_address;
reg accelerator0_tile0_accumulate4_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate4_total;
reg [9:0] accelerator0_tile0_accumulate4_address0;
reg [9:0] accelerator0_tile0_accumulate4_address1;
reg accelerator0_tile0_accumulate4_bank1;
reg accelerator0_tile0_accumulate4_bank2;
reg accelerator0_tile0_accumulate4_bank3;
reg signed [31:0] accelerator0_tile0_accumulate4_base;
reg accelerator0_tile0_accumulate4_enable1;
reg accelerator0_tile0_accumulate4_enable2;
reg accelerator0_tile0_accumulate4_enable3;
reg accelerator0_tile0_accumulate4_first1;
reg accelerator0_tile0_accumulate4_first2;
reg accelerator0_tile0_accumulate4_minus1;
reg accelerator0_tile0_accumulate4_minus2;
reg accelerator0_tile0_accumulate4_minus3;
reg signed [31:0] accelerator0_tile0_accumulate4_sum1;
reg signed [31:0] accelerator0_tile0_accumulate4_sum2;
reg signed [31:0] accelerator0_tile0_accumulate4_sum3;
reg accelerator0_tile0_accumulate4_tap1;
reg accelerator0_tile0_accumulate4_tap2;
reg accelerator0_tile0_accumulate4_tap3;
reg accelerator0_tile0_accumulate4_times1;
reg accelerator0_tile0_accumulate4_times2;
reg accelerator0_tile0_accumulate4_write0;
reg accelerator0_tile0_accumulate4_write1;
reg [9:0] accelerator0_tile0_accumulate4_write_at;
reg [9:0] accelerator0_tile0_accumulate4_write_at1;
reg [9:0] accelerator0_tile0_accumulate4_write_at2;
reg [9:0] accelerator0_tile0_accumulate4_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate4_memory8_fetched;
reg signed [31:0] accelerator0_tile0_accumulate4_memory9_fetched;
reg [13:0] accelerator0_tile0_delay62_b;
reg accelerator0_tile0_delay63_b;
wire accelerator0_tile0_unpack_tag5_first;
wire accelerator0_tile0_unpack_tag5_times3;
wire accelerator0_tile0_unpack_tag5_tap;
wire accelerator0_tile0_unpack_tag5_bank;
wire [9:0] accelerator0_tile0_unpack_tag5_address;
reg accelerator0_tile0_accumulate5_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate5_total;
reg [9:0] accelerator0_tile0_accumulate5_address0;
reg [9:0] accelerator0_tile0_accumulate5_address1;
reg accelerator0_tile0_accumulate5_bank1;
reg accelerator0_tile0_accumulate5_bank2;
reg accelerator0_tile0_accumulate5_bank3;
reg signed [31:0] accelerator0_tile0_accumulate5_base;
reg accelerator0_tile0_accumulate5_enable1;
reg accelerator0_tile0_accumulate5_enable2;
reg accelerator0_tile0_accumulate5_enable3;
reg accelerator0_tile0_accumulate5_first1;
reg accelerator0_tile0_accumulate5_first2;
reg accelerator0_tile0_accumulate5_minus1;
reg accelerator0_tile0_accumulate5_minus2;
reg accelerator0_tile0_accumulate5_minus3;
reg signed [31:0] accelerator0_tile0_accumulate5_sum1;
reg signed [31:0] accelerator0_tile0_accumulate5_sum2;
reg signed [31:0] accelerator0_tile0_accumulate5_sum3;
reg accelerator0_tile0_accumulate5_tap1;
reg accelerator0_tile0_accumulate5_tap2;
reg accelerator0_tile0_accumulate5_tap3;
reg accelerator0_tile0_accumulate5_times1;
reg accelerator0_tile0_accumulate5_times2;
reg accelerator0_tile0_accumulate5_write0;
reg accelerator0_tile0_accumulate5_write1;
reg [9:0] accelerator0_tile0_accumulate5_write_at;
reg [9:0] accelerator0_tile0_accumulate5_write_at1;
reg [9:0] accelerator0_tile0_accumulate5_write_at2;
reg [9:0] accelerator0_tile0_accumulate5_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate5_memory10_fetched;
reg signed [31:0] accelerator0_tile0_accumulate5_memory11_fetched;
reg [13:0] accelerator0_tile0_delay64_b;
reg accelerator0_tile0_delay65_b;
wire accelerator0_tile0_unpack_tag6_first;
wire accelerator0_tile0_unpack_tag6_times3;
wire accelerator0_tile0_unpack_tag6_tap;
wire accelerator0_tile0_unpack_tag6_bank;
wire [9:0] accelerator0_tile0_unpack_tag6_address;
reg accelerator0_tile0_accumulate6_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate6_total;
reg [9:0] accelerator0_tile0_accumulate6_address0;
reg [9:0] accelerator0_tile0_accumulate6_address1;
reg accelerator0_tile0_accumulate6_bank1;
reg accelerator0_tile0_accumulate6_bank2;
reg accelerator0_tile0_accumulate6_bank3;
reg signed [31:0] accelerator0_tile0_accumulate6_base;
reg accelerator0_tile0_accumulate6_enable1;
reg accelerator0_tile0_accumulate6_enable2;
reg accelerator0_tile0_accumulate6_enable3;
reg accelerator0_tile0_accumulate6_first1;
reg accelerator0_tile0_accumulate6_first2;
reg accelerator0_tile0_accumulate6_minus1;
reg accelerator0_tile0_accumulate6_minus2;
reg accelerator0_tile0_accumulate6_minus3;
reg signed [31:0] accelerator0_tile0_accumulate6_sum1;
reg signed [31:0] accelerator0_tile0_accumulate6_sum2;
reg signed [31:0] accelerator0_tile0_accumulate6_sum3;
reg accelerator0_tile0_accumulate6_tap1;
reg accelerator0_tile0_accumulate6_tap2;
reg accelerator0_tile0_accumulate6_tap3;
reg accelerator0_tile0_accumulate6_times1;
reg accelerator0_tile0_accumulate6_times2;
reg accelerator0_tile0_accumulate6_write0;
reg accelerator0_tile0_accumulate6_write1;
reg [9:0] accelerator0_tile0_accumulate6_write_at;
reg [9:0] accelerator0_tile0_accumulate6_write_at1;
reg [9:0] accelerator0_tile0_accumulate6_write_at2;
reg [9:0] accelerator0_tile0_accumulate6_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate6_memory12_fetched;
reg signed [31:0] accelerator0_tile0_accumulate6_memory13_fetched;
reg [13:0] accelerator0_tile0_delay66_b;
reg accelerator0_tile0_delay67_b;
wire accelerator0_tile0_unpack_tag7_first;
wire accelerator0_tile0_unpack_tag7_times3;
wire accelerator0_tile0_unpack_tag7_tap;
wire accelerator0_tile0_unpack_tag7_bank;
wire [9:0] accelerator0_tile0_unpack_tag7_address;
reg accelerator0_tile0_accumulate7_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate7_total;
reg [9:0] accelerator0_tile0_accumulate7_address0;
reg [9:0] accelerator0_tile0_accumulate7_address1;
reg accelerator0_tile0_accumulate7_bank1;
reg accelerator0_tile0_accumulate7_bank2;
reg accelerator0_tile0_accumulate7_bank3;
reg signed [31:0] accelerator0_tile0_accumulate7_base;
reg accelerator0_tile0_accumulate7_enable1;
reg accelerator0_tile0_accumulate7_enable2;
reg accelerator0_tile0_accumulate7_enable3;
reg accelerator0_tile0_accumulate7_first1;
reg accelerator0_tile0_accumulate7_first2;
reg accelerator0_tile0_accumulate7_minus1;
reg accelerator0_tile0_accumulate7_minus2;
reg accelerator0_tile0_accumulate7_minus3;
reg signed [31:0] accelerator0_tile0_accumulate7_sum1;
reg signed [31:0] accelerator0_tile0_accumulate7_sum2;
reg signed [31:0] accelerator0_tile0_accumulate7_sum3;
reg accelerator0_tile0_accumulate7_tap1;
reg accelerator0_tile0_accumulate7_tap2;
reg accelerator0_tile0_accumulate7_tap3;
reg accelerator0_tile0_accumulate7_times1;
reg accelerator0_tile0_accumulate7_times2;
reg accelerator0_tile0_accumulate7_write0;
reg accelerator0_tile0_accumulate7_write1;
reg [9:0] accelerator0_tile0_accumulate7_write_at;
reg [9:0] accelerator0_tile0_accumulate7_write_at1;
reg [9:0] accelerator0_tile0_accumulate7_write_at2;
reg [9:0] accelerator0_tile0_accumulate7_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate7_memory14_fetched;
reg signed [31:0] accelerator0_tile0_accumulate7_memory15_fetched;
reg [13:0] accelerator0_tile0_delay68_b;
reg accelerator0_tile0_delay69_b;
wire accelerator0_tile0_unpack_tag8_first;
wire accelerator0_tile0_unpack_tag8_times3;
wire accelerator0_tile0_unpack_tag8_tap;
wire accelerator0_tile0_unpack_tag8_bank;
wire [9:0] accelerator0_tile0_unpack_tag8_address;
reg accelerator0_tile0_accumulate8_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate8_total;
reg [9:0] accelerator0_tile0_accumulate8_address0;
reg [9:0] accelerator0_tile0_accumulate8_address1;
reg accelerator0_tile0_accumulate8_bank1;
reg accelerator0_tile0_accumulate8_bank2;
reg accelerator0_tile0_accumulate8_bank3;
reg signed [31:0] accelerator0_tile0_accumulate8_base;
reg accelerator0_tile0_accumulate8_enable1;
reg accelerator0_tile0_accumulate8_enable2;
reg accelerator0_tile0_accumulate8_enable3;
reg accelerator0_tile0_accumulate8_first1;
reg accelerator0_tile0_accumulate8_first2;
reg accelerator0_tile0_accumulate8_minus1;
reg accelerator0_tile0_accumulate8_minus2;
reg accelerator0_tile0_accumulate8_minus3;
reg signed [31:0] accelerator0_tile0_accumulate8_sum1;
reg signed [31:0] accelerator0_tile0_accumulate8_sum2;
reg signed [31:0] accelerator0_tile0_accumulate8_sum3;
reg accelerator0_tile0_accumulate8_tap1;
reg accelerator0_tile0_accumulate8_tap2;
reg accelerator0_tile0_accumulate8_tap3;
reg accelerator0_tile0_accumulate8_times1;
reg accelerator0_tile0_accumulate8_times2;
reg accelerator0_tile0_accumulate8_write0;
reg accelerator0_tile0_accumulate8_write1;
reg [9:0] accelerator0_tile0_accumulate8_write_at;
reg [9:0] accelerator0_tile0_accumulate8_write_at1;
reg [9:0] accelerator0_tile0_accumulate8_write_at2;
reg [9:0] accelerator0_tile0_accumulate8_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate8_memory16_fetched;
reg signed [31:0] accelerator0_tile0_accumulate8_memory17_fetched;
reg [13:0] accelerator0_tile0_delay70_b;
reg accelerator0_tile0_delay71_b;
wire accelerator0_tile0_unpack_tag9_first;
wire accelerator0_tile0_unpack_tag9_times3;
wire accelerator0_tile0_unpack_tag9_tap;
wire accelerator0_tile0_unpack_tag9_bank;
wire [9:0] accelerator0_tile0_unpack_tag9_address;
reg accelerator0_tile0_accumulate9_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate9_total;
reg [9:0] accelerator0_tile0_accumulate9_address0;
reg [9:0] accelerator0_tile0_accumulate9_address1;
reg accelerator0_tile0_accumulate9_bank1;
reg accelerator0_tile0_accumulate9_bank2;
reg accelerator0_tile0_accumulate9_bank3;
reg signed [31:0] accelerator0_tile0_accumulate9_base;
reg accelerator0_tile0_accumulate9_enable1;
reg accelerator0_tile0_accumulate9_enable2;
reg accelerator0_tile0_accumulate9_enable3;
reg accelerator0_tile0_accumulate9_first1;
reg accelerator0_tile0_accumulate9_first2;
reg accelerator0_tile0_accumulate9_minus1;
reg accelerator0_tile0_accumulate9_minus2;
reg accelerator0_tile0_accumulate9_minus3;
reg signed [31:0] accelerator0_tile0_accumulate9_sum1;
reg signed [31:0] accelerator0_tile0_accumulate9_sum2;
reg signed [31:0] accelerator0_tile0_accumulate9_sum3;
reg accelerator0_tile0_accumulate9_tap1;
reg accelerator0_tile0_accumulate9_tap2;
reg accelerator0_tile0_accumulate9_tap3;
reg accelerator0_tile0_accumulate9_times1;
reg accelerator0_tile0_accumulate9_times2;
reg accelerator0_tile0_accumulate9_write0;
reg accelerator0_tile0_accumulate9_write1;
reg [9:0] accelerator0_tile0_accumulate9_write_at;
reg [9:0] accelerator0_tile0_accumulate9_write_at1;
reg [9:0] accelerator0_tile0_accumulate9_write_at2;
reg [9:0] accelerator0_tile0_accumulate9_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate9_memory18_fetched;
reg signed [31:0] accelerator0_tile0_accumulate9_memory19_fetched;
reg [13:0] accelerator0_tile0_delay72_b;
reg accelerator0_tile0_delay73_b;
wire accelerator0_tile0_unpack_tag10_first;
wire accelerator0_tile0_unpack_tag10_times3;
wire accelerator0_tile0_unpack_tag10_tap;
wire accelerator0_tile0_unpack_tag10_bank;
wire [9:0] accelerator0_tile0_unpack_tag10_address;
reg accelerator0_tile0_accumulate10_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate10_total;
reg [9:0] accelerator0_tile0_accumulate10_address0;
reg [9:0] accelerator0_tile0_accumulate10_address1;
reg accelerator0_tile0_accumulate10_bank1;
reg accelerator0_tile0_accumulate10_bank2;
reg accelerator0_tile0_accumulate10_bank3;
reg signed [31:0] accelerator0_tile0_accumulate10_base;
reg accelerator0_tile0_accumulate10_enable1;
reg accelerator0_tile0_accumulate10_enable2;
reg accelerator0_tile0_accumulate10_enable3;
reg accelerator0_tile0_accumulate10_first1;
reg accelerator0_tile0_accumulate10_first2;
reg accelerator0_tile0_accumulate10_minus1;
reg accelerator0_tile0_accumulate10_minus2;
reg accelerator0_tile0_accumulate10_minus3;
reg signed [31:0] accelerator0_tile0_accumulate10_sum1;
reg signed [31:0] accelerator0_tile0_accumulate10_sum2;
reg signed [31:0] accelerator0_tile0_accumulate10_sum3;
reg accelerator0_tile0_accumulate10_tap1;
reg accelerator0_tile0_accumulate10_tap2;
reg accelerator0_tile0_accumulate10_tap3;
reg accelerator0_tile0_accumulate10_times1;
reg accelerator0_tile0_accumulate10_times2;
reg accelerator0_tile0_accumulate10_write0;
reg accelerator0_tile0_accumulate10_write1;
reg [9:0] accelerator0_tile0_accumulate10_write_at;
reg [9:0] accelerator0_tile0_accumulate10_write_at1;
reg [9:0] accelerator0_tile0_accumulate10_write_at2;
reg [9:0] accelerator0_tile0_accumulate10_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate10_memory20_fetched;
reg signed [31:0] accelerator0_tile0_accumulate10_memory21_fetched;
reg [13:0] accelerator0_tile0_delay74_b;
reg accelerator0_tile0_delay75_b;
wire accelerator0_tile0_unpack_tag11_first;
wire accelerator0_tile0_unpack_tag11_times3;
wire accelerator0_tile0_unpack_tag11_tap;
wire accelerator0_tile0_unpack_tag11_bank;
wire [9:0] accelerator0_tile0_unpack_tag11_address;
reg accelerator0_tile0_accumulate11_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate11_total;
reg [9:0] accelerator0_tile0_accumulate11_address0;
reg [9:0] accelerator0_tile0_accumulate11_address1;
reg accelerator0_tile0_accumulate11_bank1;
reg accelerator0_tile0_accumulate11_bank2;
reg accelerator0_tile0_accumulate11_bank3;
reg signed [31:0] accelerator0_tile0_accumulate11_base;
reg accelerator0_tile0_accumulate11_enable1;
reg accelerator0_tile0_accumulate11_enable2;
reg accelerator0_tile0_accumulate11_enable3;
reg accelerator0_tile0_accumulate11_first1;
reg accelerator0_tile0_accumulate11_first2;
reg accelerator0_tile0_accumulate11_minus1;
reg accelerator0_tile0_accumulate11_minus2;
reg accelerator0_tile0_accumulate11_minus3;
reg signed [31:0] accelerator0_tile0_accumulate11_sum1;
reg signed [31:0] accelerator0_tile0_accumulate11_sum2;
reg signed [31:0] accelerator0_tile0_accumulate11_sum3;
reg accelerator0_tile0_accumulate11_tap1;
reg accelerator0_tile0_accumulate11_tap2;
reg accelerator0_tile0_accumulate11_tap3;
reg accelerator0_tile0_accumulate11_times1;
reg accelerator0_tile0_accumulate11_times2;
reg accelerator0_tile0_accumulate11_write0;
reg accelerator0_tile0_accumulate11_write1;
reg [9:0] accelerator0_tile0_accumulate11_write_at;
reg [9:0] accelerator0_tile0_accumulate11_write_at1;
reg [9:0] accelerator0_tile0_accumulate11_write_at2;
reg [9:0] accelerator0_tile0_accumulate11_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate11_memory22_fetched;
reg signed [31:0] accelerator0_tile0_accumulate11_memory23_fetched;
reg [13:0] accelerator0_tile0_delay76_b;
reg accelerator0_tile0_delay77_b;
wire accelerator0_tile0_unpack_tag12_first;
wire accelerator0_tile0_unpack_tag12_times3;
wire accelerator0_tile0_unpack_tag12_tap;
wire accelerator0_tile0_unpack_tag12_bank;
wire [9:0] accelerator0_tile0_unpack_tag12_address;
reg accelerator0_tile0_accumulate12_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate12_total;
reg [9:0] accelerator0_tile0_accumulate12_address0;
reg [9:0] accelerator0_tile0_accumulate12_address1;
reg accelerator0_tile0_accumulate12_bank1;
reg accelerator0_tile0_accumulate12_bank2;
reg accelerator0_tile0_accumulate12_bank3;
reg signed [31:0] accelerator0_tile0_accumulate12_base;
reg accelerator0_tile0_accumulate12_enable1;
reg accelerator0_tile0_accumulate12_enable2;
reg accelerator0_tile0_accumulate12_enable3;
reg accelerator0_tile0_accumulate12_first1;
reg accelerator0_tile0_accumulate12_first2;
reg accelerator0_tile0_accumulate12_minus1;
reg accelerator0_tile0_accumulate12_minus2;
reg accelerator0_tile0_accumulate12_minus3;
reg signed [31:0] accelerator0_tile0_accumulate12_sum1;
reg signed [31:0] accelerator0_tile0_accumulate12_sum2;
reg signed [31:0] accelerator0_tile0_accumulate12_sum3;
reg accelerator0_tile0_accumulate12_tap1;
reg accelerator0_tile0_accumulate12_tap2;
reg accelerator0_tile0_accumulate12_tap3;
reg accelerator0_tile0_accumulate12_times1;
reg accelerator0_tile0_accumulate12_times2;
reg accelerator0_tile0_accumulate12_write0;
reg accelerator0_tile0_accumulate12_write1;
reg [9:0] accelerator0_tile0_accumulate12_write_at;
reg [9:0] accelerator0_tile0_accumulate12_write_at1;
reg [9:0] accelerator0_tile0_accumulate12_write_at2;
reg [9:0] accelerator0_tile0_accumulate12_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate12_memory24_fetched;
reg signed [31:0] accelerator0_tile0_accumulate12_memory25_fetched;
reg [13:0] accelerator0_tile0_delay78_b;
reg accelerator0_tile0_delay79_b;
wire accelerator0_tile0_unpack_tag13_first;
wire accelerator0_tile0_unpack_tag13_times3;
wire accelerator0_tile0_unpack_tag13_tap;
wire accelerator0_tile0_unpack_tag13_bank;
wire [9:0] accelerator0_tile0_unpack_tag13_address;
reg accelerator0_tile0_accumulate13_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate13_total;
reg [9:0] accelerator0_tile0_accumulate13_address0;
reg [9:0] accelerator0_tile0_accumulate13_address1;
reg accelerator0_tile0_accumulate13_bank1;
reg accelerator0_tile0_accumulate13_bank2;
reg accelerator0_tile0_accumulate13_bank3;
reg signed [31:0] accelerator0_tile0_accumulate13_base;
reg accelerator0_tile0_accumulate13_enable1;
reg accelerator0_tile0_accumulate13_enable2;
reg accelerator0_tile0_accumulate13_enable3;
reg accelerator0_tile0_accumulate13_first1;
reg accelerator0_tile0_accumulate13_first2;
reg accelerator0_tile0_accumulate13_minus1;
reg accelerator0_tile0_accumulate13_minus2;
reg accelerator0_tile0_accumulate13_minus3;
reg signed [31:0] accelerator0_tile0_accumulate13_sum1;
reg signed [31:0] accelerator0_tile0_accumulate13_sum2;
reg signed [31:0] accelerator0_tile0_accumulate13_sum3;
reg accelerator0_tile0_accumulate13_tap1;
reg accelerator0_tile0_accumulate13_tap2;
reg accelerator0_tile0_accumulate13_tap3;
reg accelerator0_tile0_accumulate13_times1;
reg accelerator0_tile0_accumulate13_times2;
reg accelerator0_tile0_accumulate13_write0;
reg accelerator0_tile0_accumulate13_write1;
reg [9:0] accelerator0_tile0_accumulate13_write_at;
reg [9:0] accelerator0_tile0_accumulate13_write_at1;
reg [9:0] accelerator0_tile0_accumulate13_write_at2;
reg [9:0] accelerator0_tile0_accumulate13_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate13_memory26_fetched;
reg signed [31:0] accelerator0_tile0_accumulate13_memory27_fetched;
reg [13:0] accelerator0_tile0_delay80_b;
reg accelerator0_tile0_delay81_b;
wire accelerator0_tile0_unpack_tag14_first;
wire accelerator0_tile0_unpack_tag14_times3;
wire accelerator0_tile0_unpack_tag14_tap;
wire accelerator0_tile0_unpack_tag14_bank;
wire [9:0] accelerator0_tile0_unpack_tag14_address;
reg accelerator0_tile0_accumulate14_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate14_total;
reg [9:0] accelerator0_tile0_accumulate14_address0;
reg [9:0] accelerator0_tile0_accumulate14_address1;
reg accelerator0_tile0_accumulate14_bank1;
reg accelerator0_tile0_accumulate14_bank2;
reg accelerator0_tile0_accumulate14_bank3;
reg signed [31:0] accelerator0_tile0_accumulate14_base;
reg accelerator0_tile0_accumulate14_enable1;
reg accelerator0_tile0_accumulate14_enable2;
reg accelerator0_tile0_accumulate14_enable3;
reg accelerator0_tile0_accumulate14_first1;
reg accelerator0_tile0_accumulate14_first2;
reg accelerator0_tile0_accumulate14_minus1;
reg accelerator0_tile0_accumulate14_minus2;
reg accelerator0_tile0_accumulate14_minus3;
reg signed [31:0] accelerator0_tile0_accumulate14_sum1;
reg signed [31:0] accelerator0_tile0_accumulate14_sum2;
reg signed [31:0] accelerator0_tile0_accumulate14_sum3;
reg accelerator0_tile0_accumulate14_tap1;
reg accelerator0_tile0_accumulate14_tap2;
reg accelerator0_tile0_accumulate14_tap3;
reg accelerator0_tile0_accumulate14_times1;
reg accelerator0_tile0_accumulate14_times2;
reg accelerator0_tile0_accumulate14_write0;
reg accelerator0_tile0_accumulate14_write1;
reg [9:0] accelerator0_tile0_accumulate14_write_at;
reg [9:0] accelerator0_tile0_accumulate14_write_at1;
reg [9:0] accelerator0_tile0_accumulate14_write_at2;
reg [9:0] accelerator0_tile0_accumulate14_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate14_memory28_fetched;
reg signed [31:0] accelerator0_tile0_accumulate14_memory29_fetched;
reg [13:0] accelerator0_tile0_delay82_b;
reg accelerator0_tile0_delay83_b;
wire accelerator0_tile0_unpack_tag15_first;
wire accelerator0_tile0_unpack_tag15_times3;
wire accelerator0_tile0_unpack_tag15_tap;
wire accelerator0_tile0_unpack_tag15_bank;
wire [9:0] accelerator0_tile0_unpack_tag15_address;
reg accelerator0_tile0_accumulate15_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate15_total;
reg [9:0] accelerator0_tile0_accumulate15_address0;
reg [9:0] accelerator0_tile0_accumulate15_address1;
reg accelerator0_tile0_accumulate15_bank1;
reg accelerator0_tile0_accumulate15_bank2;
reg accelerator0_tile0_accumulate15_bank3;
reg signed [31:0] accelerator0_tile0_accumulate15_base;
reg accelerator0_tile0_accumulate15_enable1;
reg accelerator0_tile0_accumulate15_enable2;
reg accelerator0_tile0_accumulate15_enable3;
reg accelerator0_tile0_accumulate15_first1;
reg accelerator0_tile0_accumulate15_first2;
reg accelerator0_tile0_accumulate15_minus1;
reg accelerator0_tile0_accumulate15_minus2;
reg accelerator0_tile0_accumulate15_minus3;
reg signed [31:0] accelerator0_tile0_accumulate15_sum1;
reg signed [31:0] accelerator0_tile0_accumulate15_sum2;
reg signed [31:0] accelerator0_tile0_accumulate15_sum3;
reg accelerator0_tile0_accumulate15_tap1;
reg accelerator0_tile0_accumulate15_tap2;
reg accelerator0_tile0_accumulate15_tap3;
reg accelerator0_tile0_accumulate15_times1;
reg accelerator0_tile0_accumulate15_times2;
reg accelerator0_tile0_accumulate15_write0;
reg accelerator0_tile0_accumulate15_write1;
reg [9:0] accelerator0_tile0_accumulate15_write_at;
reg [9:0] accelerator0_tile0_accumulate15_write_at1;
reg [9:0] accelerator0_tile0_accumulate15_write_at2;
reg [9:0] accelerator0_tile0_accumulate15_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate15_memory30_fetched;
reg signed [31:0] accelerator0_tile0_accumulate15_memory31_fetched;
reg [13:0] accelerator0_tile0_delay84_b;
reg accelerator0_tile0_delay85_b;
wire accelerator0_tile0_unpack_tag16_first;
wire accelerator0_tile0_unpack_tag16_times3;
wire accelerator0_tile0_unpack_tag16_tap;
wire accelerator0_tile0_unpack_tag16_bank;
wire [9:0] accelerator0_tile0_unpack_tag16_address;
reg accelerator0_tile0_accumulate16_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate16_total;
reg [9:0] accelerator0_tile0_accumulate16_address0;
reg [9:0] accelerator0_tile0_accumulate16_address1;
reg accelerator0_tile0_accumulate16_bank1;
reg accelerator0_tile0_accumulate16_bank2;
reg accelerator0_tile0_accumulate16_bank3;
reg signed [31:0] accelerator0_tile0_accumulate16_base;
reg accelerator0_tile0_accumulate16_enable1;
reg accelerator0_tile0_accumulate16_enable2;
reg accelerator0_tile0_accumulate16_enable3;
reg accelerator0_tile0_accumulate16_first1;
reg accelerator0_tile0_accumulate16_first2;
reg accelerator0_tile0_accumulate16_minus1;
reg accelerator0_tile0_accumulate16_minus2;
reg accelerator0_tile0_accumulate16_minus3;
reg signed [31:0] accelerator0_tile0_accumulate16_sum1;
reg signed [31:0] accelerator0_tile0_accumulate16_sum2;
reg signed [31:0] accelerator0_tile0_accumulate16_sum3;
reg accelerator0_tile0_accumulate16_tap1;
reg accelerator0_tile0_accumulate16_tap2;
reg accelerator0_tile0_accumulate16_tap3;
reg accelerator0_tile0_accumulate16_times1;
reg accelerator0_tile0_accumulate16_times2;
reg accelerator0_tile0_accumulate16_write0;
reg accelerator0_tile0_accumulate16_write1;
reg [9:0] accelerator0_tile0_accumulate16_write_at;
reg [9:0] accelerator0_tile0_accumulate16_write_at1;
reg [9:0] accelerator0_tile0_accumulate16_write_at2;
reg [9:0] accelerator0_tile0_accumulate16_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate16_memory32_fetched;
reg signed [31:0] accelerator0_tile0_accumulate16_memory33_fetched;
reg [13:0] accelerator0_tile0_delay86_b;
reg accelerator0_tile0_delay87_b;
wire accelerator0_tile0_unpack_tag17_first;
wire accelerator0_tile0_unpack_tag17_times3;
wire accelerator0_tile0_unpack_tag17_tap;
wire accelerator0_tile0_unpack_tag17_bank;
wire [9:0] accelerator0_tile0_unpack_tag17_address;
reg accelerator0_tile0_accumulate17_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate17_total;
reg [9:0] accelerator0_tile0_accumulate17_address0;
reg [9:0] accelerator0_tile0_accumulate17_address1;
reg accelerator0_tile0_accumulate17_bank1;
reg accelerator0_tile0_accumulate17_bank2;
reg accelerator0_tile0_accumulate17_bank3;
reg signed [31:0] accelerator0_tile0_accumulate17_base;
reg accelerator0_tile0_accumulate17_enable1;
reg accelerator0_tile0_accumulate17_enable2;
reg accelerator0_tile0_accumulate17_enable3;
reg accelerator0_tile0_accumulate17_first1;
reg accelerator0_tile0_accumulate17_first2;
reg accelerator0_tile0_accumulate17_minus1;
reg accelerator0_tile0_accumulate17_minus2;
reg accelerator0_tile0_accumulate17_minus3;
reg signed [31:0] accelerator0_tile0_accumulate17_sum1;
reg signed [31:0] accelerator0_tile0_accumulate17_sum2;
reg signed [31:0] accelerator0_tile0_accumulate17_sum3;
reg accelerator0_tile0_accumulate17_tap1;
reg accelerator0_tile0_accumulate17_tap2;
reg accelerator0_tile0_accumulate17_tap3;
reg accelerator0_tile0_accumulate17_times1;
reg accelerator0_tile0_accumulate17_times2;
reg accelerator0_tile0_accumulate17_write0;
reg accelerator0_tile0_accumulate17_write1;
reg [9:0] accelerator0_tile0_accumulate17_write_at;
reg [9:0] accelerator0_tile0_accumulate17_write_at1;
reg [9:0] accelerator0_tile0_accumulate17_write_at2;
reg [9:0] accelerator0_tile0_accumulate17_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate17_memory34_fetched;
reg signed [31:0] accelerator0_tile0_accumulate17_memory35_fetched;
reg [13:0] accelerator0_tile0_delay88_b;
reg accelerator0_tile0_delay89_b;
wire accelerator0_tile0_unpack_tag18_first;
wire accelerator0_tile0_unpack_tag18_times3;
wire accelerator0_tile0_unpack_tag18_tap;
wire accelerator0_tile0_unpack_tag18_bank;
wire [9:0] accelerator0_tile0_unpack_tag18_address;
reg accelerator0_tile0_accumulate18_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate18_total;
reg [9:0] accelerator0_tile0_accumulate18_address0;
reg [9:0] accelerator0_tile0_accumulate18_address1;
reg accelerator0_tile0_accumulate18_bank1;
reg accelerator0_tile0_accumulate18_bank2;
reg accelerator0_tile0_accumulate18_bank3;
reg signed [31:0] accelerator0_tile0_accumulate18_base;
reg accelerator0_tile0_accumulate18_enable1;
reg accelerator0_tile0_accumulate18_enable2;
reg accelerator0_tile0_accumulate18_enable3;
reg accelerator0_tile0_accumulate18_first1;
reg accelerator0_tile0_accumulate18_first2;
reg accelerator0_tile0_accumulate18_minus1;
reg accelerator0_tile0_accumulate18_minus2;
reg accelerator0_tile0_accumulate18_minus3;
reg signed [31:0] accelerator0_tile0_accumulate18_sum1;
reg signed [31:0] accelerator0_tile0_accumulate18_sum2;
reg signed [31:0] accelerator0_tile0_accumulate18_sum3;
reg accelerator0_tile0_accumulate18_tap1;
reg accelerator0_tile0_accumulate18_tap2;
reg accelerator0_tile0_accumulate18_tap3;
reg accelerator0_tile0_accumulate18_times1;
reg accelerator0_tile0_accumulate18_times2;
reg accelerator0_tile0_accumulate18_write0;
reg accelerator0_tile0_accumulate18_write1;
reg [9:0] accelerator0_tile0_accumulate18_write_at;
reg [9:0] accelerator0_tile0_accumulate18_write_at1;
reg [9:0] accelerator0_tile0_accumulate18_write_at2;
reg [9:0] accelerator0_tile0_accumulate18_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate18_memory36_fetched;
reg signed [31:0] accelerator0_tile0_accumulate18_memory37_fetched;
reg [13:0] accelerator0_tile0_delay90_b;
reg accelerator0_tile0_delay91_b;
wire accelerator0_tile0_unpack_tag19_first;
wire accelerator0_tile0_unpack_tag19_times3;
wire accelerator0_tile0_unpack_tag19_tap;
wire accelerator0_tile0_unpack_tag19_bank;
wire [9:0] accelerator0_tile0_unpack_tag19_address;
reg accelerator0_tile0_accumulate19_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate19_total;
reg [9:0] accelerator0_tile0_accumulate19_address0;
reg [9:0] accelerator0_tile0_accumulate19_address1;
reg accelerator0_tile0_accumulate19_bank1;
reg accelerator0_tile0_accumulate19_bank2;
reg accelerator0_tile0_accumulate19_bank3;
reg signed [31:0] accelerator0_tile0_accumulate19_base;
reg accelerator0_tile0_accumulate19_enable1;
reg accelerator0_tile0_accumulate19_enable2;
reg accelerator0_tile0_accumulate19_enable3;
reg accelerator0_tile0_accumulate19_first1;
reg accelerator0_tile0_accumulate19_first2;
reg accelerator0_tile0_accumulate19_minus1;
reg accelerator0_tile0_accumulate19_minus2;
reg accelerator0_tile0_accumulate19_minus3;
reg signed [31:0] accelerator0_tile0_accumulate19_sum1;
reg signed [31:0] accelerator0_tile0_accumulate19_sum2;
reg signed [31:0] accelerator0_tile0_accumulate19_sum3;
reg accelerator0_tile0_accumulate19_tap1;
reg accelerator0_tile0_accumulate19_tap2;
reg accelerator0_tile0_accumulate19_tap3;
reg accelerator0_tile0_accumulate19_times1;
reg accelerator0_tile0_accumulate19_times2;
reg accelerator0_tile0_accumulate19_write0;
reg accelerator0_tile0_accumulate19_write1;
reg [9:0] accelerator0_tile0_accumulate19_write_at;
reg [9:0] accelerator0_tile0_accumulate19_write_at1;
reg [9:0] accelerator0_tile0_accumulate19_write_at2;
reg [9:0] accelerator0_tile0_accumulate19_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate19_memory38_fetched;
reg signed [31:0] accelerator0_tile0_accumulate19_memory39_fetched;
reg [13:0] accelerator0_tile0_delay92_b;
reg accelerator0_tile0_delay93_b;
wire accelerator0_tile0_unpack_tag20_first;
wire accelerator0_tile0_unpack_tag20_times3;
wire accelerator0_tile0_unpack_tag20_tap;
wire accelerator0_tile0_unpack_tag20_bank;
wire [9:0] accelerator0_tile0_unpack_tag20_address;
reg accelerator0_tile0_accumulate20_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate20_total;
reg [9:0] accelerator0_tile0_accumulate20_address0;
reg [9:0] accelerator0_tile0_accumulate20_address1;
reg accelerator0_tile0_accumulate20_bank1;
reg accelerator0_tile0_accumulate20_bank2;
reg accelerator0_tile0_accumulate20_bank3;
reg signed [31:0] accelerator0_tile0_accumulate20_base;
reg accelerator0_tile0_accumulate20_enable1;
reg accelerator0_tile0_accumulate20_enable2;
reg accelerator0_tile0_accumulate20_enable3;
reg accelerator0_tile0_accumulate20_first1;
reg accelerator0_tile0_accumulate20_first2;
reg accelerator0_tile0_accumulate20_minus1;
reg accelerator0_tile0_accumulate20_minus2;
reg accelerator0_tile0_accumulate20_minus3;
reg signed [31:0] accelerator0_tile0_accumulate20_sum1;
reg signed [31:0] accelerator0_tile0_accumulate20_sum2;
reg signed [31:0] accelerator0_tile0_accumulate20_sum3;
reg accelerator0_tile0_accumulate20_tap1;
reg accelerator0_tile0_accumulate20_tap2;
reg accelerator0_tile0_accumulate20_tap3;
reg accelerator0_tile0_accumulate20_times1;
reg accelerator0_tile0_accumulate20_times2;
reg accelerator0_tile0_accumulate20_write0;
reg accelerator0_tile0_accumulate20_write1;
reg [9:0] accelerator0_tile0_accumulate20_write_at;
reg [9:0] accelerator0_tile0_accumulate20_write_at1;
reg [9:0] accelerator0_tile0_accumulate20_write_at2;
reg [9:0] accelerator0_tile0_accumulate20_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate20_memory40_fetched;
reg signed [31:0] accelerator0_tile0_accumulate20_memory41_fetched;
reg [13:0] accelerator0_tile0_delay94_b;
reg accelerator0_tile0_delay95_b;
wire accelerator0_tile0_unpack_tag21_first;
wire accelerator0_tile0_unpack_tag21_times3;
wire accelerator0_tile0_unpack_tag21_tap;
wire accelerator0_tile0_unpack_tag21_bank;
wire [9:0] accelerator0_tile0_unpack_tag21_address;
reg accelerator0_tile0_accumulate21_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate21_total;
reg [9:0] accelerator0_tile0_accumulate21_address0;
reg [9:0] accelerator0_tile0_accumulate21_address1;
reg accelerator0_tile0_accumulate21_bank1;
reg accelerator0_tile0_accumulate21_bank2;
reg accelerator0_tile0_accumulate21_bank3;
reg signed [31:0] accelerator0_tile0_accumulate21_base;
reg accelerator0_tile0_accumulate21_enable1;
reg accelerator0_tile0_accumulate21_enable2;
reg accelerator0_tile0_accumulate21_enable3;
reg accelerator0_tile0_accumulate21_first1;
reg accelerator0_tile0_accumulate21_first2;
reg accelerator0_tile0_accumulate21_minus1;
reg accelerator0_tile0_accumulate21_minus2;
reg accelerator0_tile0_accumulate21_minus3;
reg signed [31:0] accelerator0_tile0_accumulate21_sum1;
reg signed [31:0] accelerator0_tile0_accumulate21_sum2;
reg signed [31:0] accelerator0_tile0_accumulate21_sum3;
reg accelerator0_tile0_accumulate21_tap1;
reg accelerator0_tile0_accumulate21_tap2;
reg accelerator0_tile0_accumulate21_tap3;
reg accelerator0_tile0_accumulate21_times1;
reg accelerator0_tile0_accumulate21_times2;
reg accelerator0_tile0_accumulate21_write0;
reg accelerator0_tile0_accumulate21_write1;
reg [9:0] accelerator0_tile0_accumulate21_write_at;
reg [9:0] accelerator0_tile0_accumulate21_write_at1;
reg [9:0] accelerator0_tile0_accumulate21_write_at2;
reg [9:0] accelerator0_tile0_accumulate21_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate21_memory42_fetched;
reg signed [31:0] accelerator0_tile0_accumulate21_memory43_fetched;
reg [13:0] accelerator0_tile0_delay96_b;
reg accelerator0_tile0_delay97_b;
wire accelerator0_tile0_unpack_tag22_first;
wire accelerator0_tile0_unpack_tag22_times3;
wire accelerator0_tile0_unpack_tag22_tap;
wire accelerator0_tile0_unpack_tag22_bank;
wire [9:0] accelerator0_tile0_unpack_tag22_address;
reg accelerator0_tile0_accumulate22_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate22_total;
reg [9:0] accelerator0_tile0_accumulate22_address0;
reg [9:0] accelerator0_tile0_accumulate22_address1;
reg accelerator0_tile0_accumulate22_bank1;
reg accelerator0_tile0_accumulate22_bank2;
reg accelerator0_tile0_accumulate22_bank3;
reg signed [31:0] accelerator0_tile0_accumulate22_base;
reg accelerator0_tile0_accumulate22_enable1;
reg accelerator0_tile0_accumulate22_enable2;
reg accelerator0_tile0_accumulate22_enable3;
reg accelerator0_tile0_accumulate22_first1;
reg accelerator0_tile0_accumulate22_first2;
reg accelerator0_tile0_accumulate22_minus1;
reg accelerator0_tile0_accumulate22_minus2;
reg accelerator0_tile0_accumulate22_minus3;
reg signed [31:0] accelerator0_tile0_accumulate22_sum1;
reg signed [31:0] accelerator0_tile0_accumulate22_sum2;
reg signed [31:0] accelerator0_tile0_accumulate22_sum3;
reg accelerator0_tile0_accumulate22_tap1;
reg accelerator0_tile0_accumulate22_tap2;
reg accelerator0_tile0_accumulate22_tap3;
reg accelerator0_tile0_accumulate22_times1;
reg accelerator0_tile0_accumulate22_times2;
reg accelerator0_tile0_accumulate22_write0;
reg accelerator0_tile0_accumulate22_write1;
reg [9:0] accelerator0_tile0_accumulate22_write_at;
reg [9:0] accelerator0_tile0_accumulate22_write_at1;
reg [9:0] accelerator0_tile0_accumulate22_write_at2;
reg [9:0] accelerator0_tile0_accumulate22_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate22_memory44_fetched;
reg signed [31:0] accelerator0_tile0_accumulate22_memory45_fetched;
reg [13:0] accelerator0_tile0_delay98_b;
reg accelerator0_tile0_delay99_b;
wire accelerator0_tile0_unpack_tag23_first;
wire accelerator0_tile0_unpack_tag23_times3;
wire accelerator0_tile0_unpack_tag23_tap;
wire accelerator0_tile0_unpack_tag23_bank;
wire [9:0] accelerator0_tile0_unpack_tag23_address;
reg accelerator0_tile0_accumulate23_tap_valid;
reg signed [31:0] accelerator0_tile0_accumulate23_total;
reg [9:0] accelerator0_tile0_accumulate23_address0;
reg [9:0] accelerator0_tile0_accumulate23_address1;
reg accelerator0_tile0_accumulate23_bank1;
reg accelerator0_tile0_accumulate23_bank2;
reg accelerator0_tile0_accumulate23_bank3;
reg signed [31:0] accelerator0_tile0_accumulate23_base;
reg accelerator0_tile0_accumulate23_enable1;
reg accelerator0_tile0_accumulate23_enable2;
reg accelerator0_tile0_accumulate23_enable3;
reg accelerator0_tile0_accumulate23_first1;
reg accelerator0_tile0_accumulate23_first2;
reg accelerator0_tile0_accumulate23_minus1;
reg accelerator0_tile0_accumulate23_minus2;
reg accelerator0_tile0_accumulate23_minus3;
reg signed [31:0] accelerator0_tile0_accumulate23_sum1;
reg signed [31:0] accelerator0_tile0_accumulate23_sum2;
reg signed [31:0] accelerator0_tile0_accumulate23_sum3;
reg accelerator0_tile0_accumulate23_tap1;
reg accelerator0_tile0_accumulate23_tap2;
reg accelerator0_tile0_accumulate23_tap3;
reg accelerator0_tile0_accumulate23_times1;
reg accelerator0_tile0_accumulate23_times2;
reg accelerator0_tile0_accumulate23_write0;
reg accelerator0_tile0_accumulate23_write1;
reg [9:0] accelerator0_tile0_accumulate23_write_at;
reg [9:0] accelerator0_tile0_accumulate23_write_at1;
reg [9:0] accelerator0_tile0_accumulate23_write_at2;
reg [9:0] accelerator0_tile0_accumulate23_write_at3;
reg signed [31:0] accelerator0_tile0_accumulate23_memory46_fetched;
reg signed [31:0] accelerator0_tile0_accumulate23_memory47_fetched;
reg [3:0] accelerator0_tile0_lane_mux0_slot;
reg signed [31:0] accelerator0_tile0_lane_mux0_chosen;
reg accelerator0_tile0_lane_mux0_its_bank;
reg signed [31:0] accelerator0_tile0_lane_mux0_word0;
reg signed [31:0] accelerator0_tile0_lane_mux0_word1;
reg [3:0] accelerator0_tile0_lane_mux1_slot;
reg signed [31:0] accelerator0_tile0_lane_mux1_chosen;
reg accelerator0_tile0_lane_mux1_its_bank;
reg signed [31:0] accelerator0_tile0_lane_mux1_word0;
reg signed [31:0] accelerator0_tile0_lane_mux1_word1;
wire accelerator0_output0_quiet;
wire [1:0] accelerator0_output0_runs_ready;
wire [1:0] accelerator0_output0_room_bits;
wire accelerator0_output0_release;
wire accelerator0_output0_last_burst;
wire accelerator0_output0_closing;
reg accelerator0_output0_hold0_full;
reg [5:0] accelerator0_output0_hold0_settle;
wire accelerator0_output0_hold0_take;
wire accelerator0_output0_hold0_held_valid;
reg [31:0] accelerator0_output0_hold0_held_y;
reg [31:0] accelerator0_output0_hold0_held_y_stride;
reg [15:0] accelerator0_output0_hold0_held_words;
reg [7:0] accelerator0_output0_hold0_held_tokens;
reg accelerator0_output0_hold0_held_bank;
reg accelerator0_output0_hold0_held_tapped;
reg accelerator0_output0_hold0_held_last;
reg [23:0] accelerator0_output0_hold0_held_index;
wire accelerator0_output0_hold0_held_ready;
wire accelerator0_output0_deal0_accepted;
reg [31:0] accelerator0_output0_deal0_addr;
wire accelerator0_output0_deal0_dealing;
reg [7:0] accelerator0_output0_deal0_finals;
reg [3:0] accelerator0_output0_deal0_slot;
reg [1:0] accelerator0_output0_deal0_state;
reg [7:0] accelerator0_output0_deal0_token;
reg [0:0] accelerator0_output0_deal0_turn;
reg [7:0] accelerator0_output0_deal0_tile_tokens;
reg accelerator0_output0_deal0_tile_bank;
reg accelerator0_output0_deal0_tile_tapped;
reg [31:0] accelerator0_output0_deal0_tile_y_stride;
reg [15:0] accelerator0_output0_deal0_tile_words;
reg accelerator0_output0_deal0_tile_last;
reg [23:0] accelerator0_output0_deal0_tile_index;
wire accelerator0_output0_deal0_offer_run0_run_valid;
wire [31:0] accelerator0_output0_deal0_offer_run0_run_addr;
wire [15:0] accelerator0_output0_deal0_offer_run0_run_words;
wire [3:0] accelerator0_output0_deal0_offer_run0_run_slot;
wire accelerator0_output0_deal0_offer_run0_run_tapped;
wire accelerator0_output0_deal0_offer_run0_run_last;
wire [23:0] accelerator0_output0_deal0_offer_run0_run_index;
wire accelerator0_output0_deal0_offer_run1_run_valid;
wire [31:0] accelerator0_output0_deal0_offer_run1_run_addr;
wire [15:0] accelerator0_output0_deal0_offer_run1_run_words;
wire [3:0] accelerator0_output0_deal0_offer_run1_run_slot;
wire accelerator0_output0_deal0_offer_run1_run_tapped;
wire accelerator0_output0_deal0_offer_run1_run_last;
wire [23:0] accelerator0_output0_deal0_offer_run1_run_index;
wire [1:0] accelerator0_output0_gather_bits9_joined;
wire [1:0] accelerator0_output0_gather_bits10_joined;
wire [1:0] accelerator0_output0_write_dma0_requests;
wire [31:0] accelerator0_output0_write_dma0_addr;
reg accelerator0_output0_write_dma0_asking;
wire [4:0] accelerator0_output0_write_dma0_beats;
reg accelerator0_output0_write_dma0_broken;
reg [0:0] accelerator0_output0_write_dma0_chosen;
reg accelerator0_output0_write_dma0_found;
wire accelerator0_output0_write_dma0_granting;
wire [23:0] accelerator0_output0_write_dma0_index;
wire accelerator0_output0_write_dma0_last;
reg [4:0] accelerator0_output0_write_dma0_left;
reg accelerator0_output0_write_dma0_offered;
reg [5:0] accelerator0_output0_write_dma0_open_bursts;
wire accelerator0_output0_write_dma0_streaming;
wire accelerator0_output0_write_dma0_take;
wire [63:0] accelerator0_output0_write_dma0_tdata;
reg [0:0] accelerator0_output0_write_dma0_turn;
wire accelerator0_output0_write_dma0_tvalid;
wire accelerator0_output0_write_dma0_word_ready;
wire accelerator0_output0_write_dma0_asked_tready;
wire accelerator0_output0_write_dma0_asked_tvalid;
wire [24:0] accelerator0_output0_write_dma0_asked_tdata;
wire accelerator0_output0_write_dma0_answered_tready;
wire accelerator0_output0_write_dma0_answered_tvalid;
wire [24:0] accelerator0_output0_write_dma0_answered_tdata;
wire [1:0] accelerator0_output0_write_dma0_gather_bits11_joined;
wire accelerator0_output0_write_dma0_fifo5_fetch;
reg [24:0] accelerator0_output0_write_dma0_fifo5_fetched;
reg accelerator0_output0_write_dma0_fifo5_fetched_valid;
reg [3:0] accelerator0_output0_write_dma0_fifo5_head;
reg [4:0] accelerator0_output0_write_dma0_fifo5_level;
wire accelerator0_output0_write_dma0_fifo5_push;
wire accelerator0_output0_write_dma0_fifo5_show;
reg [24:0] accelerator0_output0_write_dma0_fifo5_shown;
reg accelerator0_output0_write_dma0_fifo5_shown_valid;
reg [3:0] accelerator0_output0_write_dma0_fifo5_tail;
wire accelerator0_output0_write_dma0_serve0_burst_ready;
wire accelerator0_output0_write_dma0_serve0_beats_tready;
wire accelerator0_output0_write_dma0_serve1_burst_ready;
wire accelerator0_output0_write_dma0_serve1_beats_tready;
wire accelerator0_output0_tap_row0_flag;
wire accelerator0_output0_lane0_room;
reg accelerator0_output0_lane0_word_valid;
wire accelerator0_output0_lane0_queue_room;
reg signed [31:0] accelerator0_output0_lane0_word;
wire accelerator0_output0_lane0_accepted;
wire accelerator0_output0_lane0_issued;
reg [7:0] accelerator0_output0_lane0_reserved;
reg accelerator0_output0_lane0_space;
wire accelerator0_output0_lane0_stored;
wire accelerator0_output0_lane0_run_ready;
reg accelerator0_output0_lane0_packed_tvalid;
wire accelerator0_output0_lane0_collect0_ask;
reg [3:0] accelerator0_output0_lane0_collect0_asked;
reg accelerator0_output0_lane0_collect0_busy;
reg [15:0] accelerator0_output0_lane0_collect0_count;
reg [15:0] accelerator0_output0_lane0_collect0_padded;
reg accelerator0_output0_lane0_collect0_tapped;
reg [15:0] accelerator0_output0_lane0_collect0_words;
wire accelerator0_output0_lane0_collect0_zero;
reg [3:0] accelerator0_output0_lane0_collect0_zeros;
reg [0:0] accelerator0_output0_lane0_pack_words0_filled;
reg [63:0] accelerator0_output0_lane0_pack_words0_beats_tdata;
wire accelerator0_output0_lane0_fifo6_fetch;
reg [63:0] accelerator0_output0_lane0_fifo6_fetched;
reg accelerator0_output0_lane0_fifo6_fetched_valid;
reg [5:0] accelerator0_output0_lane0_fifo6_head;
reg [6:0] accelerator0_output0_lane0_fifo6_level;
wire accelerator0_output0_lane0_fifo6_push;
wire accelerator0_output0_lane0_fifo6_show;
reg [63:0] accelerator0_output0_lane0_fifo6_shown;
reg accelerator0_output0_lane0_fifo6_shown_valid;
reg [5:0] accelerator0_output0_lane0_fifo6_tail;
wire accelerator0_output0_lane0_fifo6_s_tready;
wire [31:0] accelerator0_output0_lane0_offer_bursts0_addr;
reg [6:0] accelerator0_output0_lane0_offer_bursts0_available;
wire [15:0] accelerator0_output0_lane0_offer_bursts0_beats;
wire accelerator0_output0_lane0_offer_bursts0_ending;
reg [23:0] accelerator0_output0_lane0_offer_bursts0_index;
reg accelerator0_output0_lane0_offer_bursts0_last;
wire [4:0] accelerator0_output0_lane0_offer_bursts0_size;
wire accelerator0_output0_lane0_offer_bursts0_sized;
wire accelerator0_output0_lane0_offer_bursts0_taken_now;
wire accelerator0_output0_lane0_offer_bursts0_queued_tready;
wire accelerator0_output0_lane0_offer_bursts0_queued_tvalid;
wire [72:0] accelerator0_output0_lane0_offer_bursts0_queued_tdata;
wire accelerator0_output0_lane0_offer_bursts0_command_valid;
wire accelerator0_output0_lane0_offer_bursts0_queue_tvalid;
wire [31:0] accelerator0_output0_lane0_offer_bursts0_command_addr;
wire [72:0] accelerator0_output0_lane0_offer_bursts0_queue_tdata;
wire [15:0] accelerator0_output0_lane0_offer_bursts0_command_beats;
wire accelerator0_output0_lane0_offer_bursts0_queue_tready;
wire accelerator0_output0_lane0_offer_bursts0_command_ready;
wire accelerator0_output0_lane0_offer_bursts0_burst_valid;
wire accelerator0_output0_lane0_offer_bursts0_fifo7_fetch;
reg [72:0] accelerator0_output0_lane0_offer_bursts0_fifo7_fetched;
reg accelerator0_output0_lane0_offer_bursts0_fifo7_fetched_valid;
reg [1:0] accelerator0_output0_lane0_offer_bursts0_fifo7_head;
reg [2:0] accelerator0_output0_lane0_offer_bursts0_fifo7_level;
wire accelerator0_output0_lane0_offer_bursts0_fifo7_push;
wire accelerator0_output0_lane0_offer_bursts0_fifo7_show;
reg [72:0] accelerator0_output0_lane0_offer_bursts0_fifo7_shown;
reg accelerator0_output0_lane0_offer_bursts0_fifo7_shown_valid;
reg [1:0] accelerator0_output0_lane0_offer_bursts0_fifo7_tail;
reg accelerator0_output0_lane0_offer_bursts0_split2_active;
reg [31:0] accelerator0_output0_lane0_offer_bursts0_split2_addr;
reg [4:0] accelerator0_output0_lane0_offer_bursts0_split2_beats;
reg accelerator0_output0_lane0_offer_bursts0_split2_ending;
reg [15:0] accelerator0_output0_lane0_offer_bursts0_split2_left;
reg accelerator0_output0_lane0_offer_bursts0_split2_sized;
wire accelerator0_output0_tap_row1_flag;
wire accelerator0_output0_lane1_room;
reg accelerator0_output0_lane1_word_valid;
wire accelerator0_output0_lane1_queue_room;
reg signed [31:0] accelerator0_output0_lane1_word;
wire accelerator0_output0_lane1_accepted;
wire accelerator0_output0_lane1_issued;
reg [7:0] accelerator0_output0_lane1_reserved;
reg accelerator0_output0_lane1_space;
wire accelerator0_output0_lane1_stored;
wire accelerator0_output0_lane1_run_ready;
reg accelerator0_output0_lane1_packed_tvalid;
wire accelerator0_output0_lane1_collect1_ask;
reg [3:0] accelerator0_output0_lane1_collect1_asked;
reg accelerator0_output0_lane1_collect1_busy;
reg [15:0] accelerator0_output0_lane1_collect1_count;
reg [15:0] accelerator0_output0_lane1_collect1_padded;
reg accelerator0_output0_lane1_collect1_tapped;
reg [15:0] accelerator0_output0_lane1_collect1_words;
wire accelerator0_output0_lane1_collect1_zero;
reg [3:0] accelerator0_output0_lane1_collect1_zeros;
reg [0:0] accelerator0_output0_lane1_pack_words1_filled;
reg [63:0] accelerator0_output0_lane1_pack_words1_beats_tdata;
wire accelerator0_output0_lane1_fifo8_fetch;
reg [63:0] accelerator0_output0_lane1_fifo8_fetched;
reg accelerator0_output0_lane1_fifo8_fetched_valid;
reg [5:0] accelerator0_output0_lane1_fifo8_head;
reg [6:0] accelerator0_output0_lane1_fifo8_level;
wire accelerator0_output0_lane1_fifo8_push;
wire accelerator0_output0_lane1_fifo8_show;
reg [63:0] accelerator0_output0_lane1_fifo8_shown;
reg accelerator0_output0_lane1_fifo8_shown_valid;
reg [5:0] accelerator0_output0_lane1_fifo8_tail;
wire accelerator0_output0_lane1_fifo8_s_tready;
wire [31:0] accelerator0_output0_lane1_offer_bursts1_addr;
reg [6:0] accelerator0_output0_lane1_offer_bursts1_available;
wire [15:0] accelerator0_output0_lane1_offer_bursts1_beats;
wire accelerator0_output0_lane1_offer_bursts1_ending;
reg [23:0] accelerator0_output0_lane1_offer_bursts1_index;
reg accelerator0_output0_lane1_offer_bursts1_last;
wire [4:0] accelerator0_output0_lane1_offer_bursts1_size;
wire accelerator0_output0_lane1_offer_bursts1_sized;
wire accelerator0_output0_lane1_offer_bursts1_taken_now;
wire accelerator0_output0_lane1_offer_bursts1_queued_tready;
wire accelerator0_output0_lane1_offer_bursts1_queued_tvalid;
wire [72:0] accelerator0_output0_lane1_offer_bursts1_queued_tdata;
wire accelerator0_output0_lane1_offer_bursts1_command_valid;
wire accelerator0_output0_lane1_offer_bursts1_queue_tvalid;
wire [31:0] accelerator0_output0_lane1_offer_bursts1_command_addr;
wire [72:0] accelerator0_output0_lane1_offer_bursts1_queue_tdata;
wire [15:0] accelerator0_output0_lane1_offer_bursts1_command_beats;
wire accelerator0_output0_lane1_offer_bursts1_queue_tready;
wire accelerator0_output0_lane1_offer_bursts1_command_ready;
wire accelerator0_output0_lane1_offer_bursts1_burst_valid;
wire accelerator0_output0_lane1_offer_bursts1_fifo9_fetch;
reg [72:0] accelerator0_output0_lane1_offer_bursts1_fifo9_fetched;
reg accelerator0_output0_lane1_offer_bursts1_fifo9_fetched_valid;
reg [1:0] accelerator0_output0_lane1_offer_bursts1_fifo9_head;
reg [2:0] accelerator0_output0_lane1_offer_bursts1_fifo9_level;
wire accelerator0_output0_lane1_offer_bursts1_fifo9_push;
wire accelerator0_output0_lane1_offer_bursts1_fifo9_show;
reg [72:0] accelerator0_output0_lane1_offer_bursts1_fifo9_shown;
reg accelerator0_output0_lane1_offer_bursts1_fifo9_shown_valid;
reg [1:0] accelerator0_output0_lane1_offer_bursts1_fifo9_tail;
reg accelerator0_output0_lane1_offer_bursts1_split3_active;
reg [31:0] accelerator0_output0_lane1_offer_bursts1_split3_addr;
reg [4:0] accelerator0_output0_lane1_offer_bursts1_split3_beats;
reg accelerator0_output0_lane1_offer_bursts1_split3_ending;
reg [15:0] accelerator0_output0_lane1_offer_bursts1_split3_left;
reg accelerator0_output0_lane1_offer_bursts1_split3_sized;
wire accelerator0_weight_port0_quiet;
wire accelerator0_weight_port0_given;
wire accelerator0_weight_port0_m_tvalid;
wire accelerator0_weight_port0_fetch_bursts2_burst_last;
wire [31:0] accelerator0_weight_port0_fetch_bursts2_burst_addr;
wire [4:0] accelerator0_weight_port0_fetch_bursts2_burst_beats;
wire accelerator0_weight_port0_fetch_bursts2_burst_ready;
wire accelerator0_weight_port0_fetch_bursts2_burst_valid;
reg [4:0] accelerator0_weight_port0_fetch_bursts2_flying;
reg [9:0] accelerator0_weight_port0_fetch_bursts2_reserved;
reg accelerator0_weight_port0_fetch_bursts2_room;
reg accelerator0_weight_port0_fetch_bursts2_waiting;
reg accelerator0_weight_port0_fetch_bursts2_split4_active;
reg [31:0] accelerator0_weight_port0_fetch_bursts2_split4_addr;
reg [4:0] accelerator0_weight_port0_fetch_bursts2_split4_beats;
reg accelerator0_weight_port0_fetch_bursts2_split4_ending;
reg [38:0] accelerator0_weight_port0_fetch_bursts2_split4_left;
reg accelerator0_weight_port0_fetch_bursts2_split4_sized;
reg [63:0] accelerator0_weight_port0_flag_arrival0_data;
reg accelerator0_weight_port0_flag_arrival0_error;
reg accelerator0_weight_port0_flag_arrival0_valid;
wire accelerator0_weight_port0_flag_arrival0_arrived_tvalid;
wire [65:0] accelerator0_weight_port0_flag_arrival0_arrived_tdata;
wire [7:0] accelerator0_weight_port0_flag_arrival0_illegal;
wire accelerator0_weight_port0_flag_arrival0_judge_byte0_flag;
wire accelerator0_weight_port0_flag_arrival0_judge_byte1_flag;
wire accelerator0_weight_port0_flag_arrival0_judge_byte2_flag;
wire accelerator0_weight_port0_flag_arrival0_judge_byte3_flag;
wire accelerator0_weight_port0_flag_arrival0_judge_byte4_flag;
wire accelerator0_weight_port0_flag_arrival0_judge_byte5_flag;
wire accelerator0_weight_port0_flag_arrival0_judge_byte6_flag;
wire accelerator0_weight_port0_flag_arrival0_judge_byte7_flag;
wire [7:0] accelerator0_weight_port0_flag_arrival0_gather_bits12_joined;
wire accelerator0_weight_port0_fifo10_fetch;
reg [65:0] accelerator0_weight_port0_fifo10_fetched;
reg accelerator0_weight_port0_fifo10_fetched_valid;
reg [8:0] accelerator0_weight_port0_fifo10_head;
reg [9:0] accelerator0_weight_port0_fifo10_level;
wire accelerator0_weight_port0_fifo10_push;
wire accelerator0_weight_port0_fifo10_show;
reg [65:0] accelerator0_weight_port0_fifo10_shown;
reg accelerator0_weight_port0_fifo10_shown_valid;
reg [8:0] accelerator0_weight_port0_fifo10_tail;
wire accelerator0_weight_port0_fifo10_s_tready;
wire accelerator0_weight_port1_quiet;
wire accelerator0_weight_port1_given;
wire accelerator0_weight_port1_m_tvalid;
wire accelerator0_weight_port1_fetch_bursts3_burst_last;
wire [31:0] accelerator0_weight_port1_fetch_bursts3_burst_addr;
wire [4:0] accelerator0_weight_port1_fetch_bursts3_burst_beats;
wire accelerator0_weight_port1_fetch_bursts3_burst_ready;
wire accelerator0_weight_port1_fetch_bursts3_burst_valid;
reg [4:0] accelerator0_weight_port1_fetch_bursts3_flying;
reg [9:0] accelerator0_weight_port1_fetch_bursts3_reserved;
reg accelerator0_weight_port1_fetch_bursts3_room;
reg accelerator0_weight_port1_fetch_bursts3_waiting;
reg accelerator0_weight_port1_fetch_bursts3_split5_active;
reg [31:0] accelerator0_weight_port1_fetch_bursts3_split5_addr;
reg [4:0] accelerator0_weight_port1_fetch_bursts3_split5_beats;
reg accelerator0_weight_port1_fetch_bursts3_split5_ending;
reg [38:0] accelerator0_weight_port1_fetch_bursts3_split5_left;
reg accelerator0_weight_port1_fetch_bursts3_split5_sized;
reg [63:0] accelerator0_weight_port1_flag_arrival1_data;
reg accelerator0_weight_port1_flag_arrival1_error;
reg accelerator0_weight_port1_flag_arrival1_valid;
wire accelerator0_weight_port1_flag_arrival1_arrived_tvalid;
wire [65:0] accelerator0_weight_port1_flag_arrival1_arrived_tdata;
wire [7:0] accelerator0_weight_port1_flag_arrival1_illegal;
wire accelerator0_weight_port1_flag_arrival1_judge_byte8_flag;
wire accelerator0_weight_port1_flag_arrival1_judge_byte9_flag;
wire accelerator0_weight_port1_flag_arrival1_judge_byte10_flag;
wire accelerator0_weight_port1_flag_arrival1_judge_byte11_flag;
wire accelerator0_weight_port1_flag_arrival1_judge_byte12_flag;
wire accelerator0_weight_port1_flag_arrival1_judge_byte13_flag;
wire accelerator0_weight_port1_flag_arrival1_judge_byte14_flag;
wire accelerator0_weight_port1_flag_arrival1_judge_byte15_flag;
wire [7:0] accelerator0_weight_port1_flag_arrival1_gather_bits13_joined;
wire accelerator0_weight_port1_fifo11_fetch;
reg [65:0] accelerator0_weight_port1_fifo11_fetched;
reg accelerator0_weight_port1_fifo11_fetched_valid;
reg [8:0] accelerator0_weight_port1_fifo11_head;
reg [9:0] accelerator0_weight_port1_fifo11_level;
wire accelerator0_weight_port1_fifo11_push;
wire accelerator0_weight_port1_fifo11_show;
reg [65:0] accelerator0_weight_port1_fifo11_shown;
reg accelerator0_weight_port1_fifo11_shown_valid;
reg [8:0] accelerator0_weight_port1_fifo11_tail;
wire accelerator0_weight_port1_fifo11_s_tready;
wire [31:0] accelerator0_control0_registers0_words [0:21-1];
reg [31:0] accelerator0_control0_registers0_doorbell_queue0_fifo0_memory [0:4-1];
reg [64:0] accelerator0_read_dma0_fifo1_memory [0:32-1];
reg [64:0] accelerator0_read_dma1_fifo2_memory [0:512-1];
reg [0:0] accelerator0_read_mux0_fifo3_memory [0:32-1];
reg [7:0] accelerator0_loader0_fifo4_memory [0:8-1];
reg signed [31:0] accelerator0_tile0_accumulate0_memory0_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate0_memory1_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate1_memory2_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate1_memory3_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate2_memory4_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate2_memory5_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate3_memory6_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate3_memory7_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate4_memory8_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate4_memory9_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate5_memory10_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate5_memory11_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate6_memory12_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate6_memory13_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate7_memory14_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate7_memory15_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate8_memory16_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate8_memory17_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate9_memory18_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate9_memory19_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate10_memory20_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate10_memory21_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate11_memory22_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate11_memory23_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate12_memory24_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate12_memory25_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate13_memory26_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate13_memory27_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate14_memory28_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate14_memory29_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate15_memory30_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate15_memory31_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate16_memory32_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate16_memory33_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate17_memory34_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate17_memory35_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate18_memory36_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate18_memory37_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate19_memory38_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate19_memory39_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate20_memory40_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate20_memory41_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate21_memory42_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate21_memory43_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate22_memory44_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate22_memory45_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate23_memory46_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_accumulate23_memory47_words [0:1024-1];
reg signed [31:0] accelerator0_tile0_lane_mux0_pick0_words [0:12-1];
reg signed [31:0] accelerator0_tile0_lane_mux0_pick1_words [0:12-1];
reg signed [31:0] accelerator0_tile0_lane_mux1_pick2_words [0:12-1];
reg signed [31:0] accelerator0_tile0_lane_mux1_pick3_words [0:12-1];
wire [31:0] accelerator0_output0_write_dma0_choose_signal0_signals [0:2-1];
wire [4:0] accelerator0_output0_write_dma0_choose_signal1_signals [0:2-1];
wire accelerator0_output0_write_dma0_choose_signal2_signals [0:2-1];
wire [23:0] accelerator0_output0_write_dma0_choose_signal3_signals [0:2-1];
wire [63:0] accelerator0_output0_write_dma0_choose_signal4_signals [0:2-1];
wire accelerator0_output0_write_dma0_choose_signal5_signals [0:2-1];
reg [24:0] accelerator0_output0_write_dma0_fifo5_memory [0:16-1];
reg [63:0] accelerator0_output0_lane0_fifo6_memory [0:64-1];
reg [72:0] accelerator0_output0_lane0_offer_bursts0_fifo7_memory [0:4-1];
reg [63:0] accelerator0_output0_lane1_fifo8_memory [0:64-1];
reg [72:0] accelerator0_output0_lane1_offer_bursts1_fifo9_memory [0:4-1];
reg [65:0] accelerator0_weight_port0_fifo10_memory [0:512-1];
reg [65:0] accelerator0_weight_port1_fifo11_memory [0:512-1];

assign accelerator0_observe0_gather_bits0_joined[1] = m_axi_w1_rvalid;
assign accelerator0_observe0_gather_bits0_joined[0] = m_axi_w0_rvalid;
assign accelerator0_gather_bits1_joined[4] = accelerator0_weight_port1_quiet;
assign accelerator0_gather_bits1_joined[3] = accelerator0_weight_port0_quiet;
assign accelerator0_gather_bits1_joined[2] = accelerator0_output0_quiet;
assign accelerator0_gather_bits1_joined[1] = accelerator0_read_dma1_quiet;
assign accelerator0_gather_bits1_joined[0] = accelerator0_read_dma0_quiet;
assign accelerator0_sequencer0_gather_bits2_joined[3] = accelerator0_sequencer0_unpack_address3_bad;
assign accelerator0_sequencer0_gather_bits2_joined[2] = accelerator0_sequencer0_unpack_address2_bad;
assign accelerator0_sequencer0_gather_bits2_joined[1] = accelerator0_sequencer0_unpack_address1_bad;
assign accelerator0_sequencer0_gather_bits2_joined[0] = accelerator0_sequencer0_unpack_address0_bad;
assign accelerator0_sequencer0_gather_bits3_joined[1] = accelerator0_sequencer0_port_command1_waiting;
assign accelerator0_sequencer0_gather_bits3_joined[0] = accelerator0_sequencer0_port_command0_waiting;
assign accelerator0_gather_bits4_joined[1] = accelerator0_weight_port1_quiet;
assign accelerator0_gather_bits4_joined[0] = accelerator0_weight_port0_quiet;
assign accelerator0_join0_gather_bits5_joined[1] = accelerator0_weight_port1_m_tvalid;
assign accelerator0_join0_gather_bits5_joined[0] = accelerator0_weight_port0_m_tvalid;
assign accelerator0_join0_gather_bits6_joined[1] = accelerator0_join0_part1_error;
assign accelerator0_join0_gather_bits6_joined[0] = accelerator0_join0_part0_error;
assign accelerator0_join0_gather_bits7_joined[1] = accelerator0_join0_part1_illegal;
assign accelerator0_join0_gather_bits7_joined[0] = accelerator0_join0_part0_illegal;
assign accelerator0_join0_gather_bits8_joined[128-1:64] = accelerator0_join0_part1_piece;
assign accelerator0_join0_gather_bits8_joined[64-1:0] = accelerator0_join0_part0_piece;
assign accelerator0_tile0_decode0_together[160-1:150] = accelerator0_tile0_decode0_instance15_codes;
assign accelerator0_tile0_decode0_together[150-1:140] = accelerator0_tile0_decode0_instance14_codes;
assign accelerator0_tile0_decode0_together[140-1:130] = accelerator0_tile0_decode0_instance13_codes;
assign accelerator0_tile0_decode0_together[130-1:120] = accelerator0_tile0_decode0_instance12_codes;
assign accelerator0_tile0_decode0_together[120-1:110] = accelerator0_tile0_decode0_instance11_codes;
assign accelerator0_tile0_decode0_together[110-1:100] = accelerator0_tile0_decode0_instance10_codes;
assign accelerator0_tile0_decode0_together[100-1:90] = accelerator0_tile0_decode0_instance9_codes;
assign accelerator0_tile0_decode0_together[90-1:80] = accelerator0_tile0_decode0_instance8_codes;
assign accelerator0_tile0_decode0_together[80-1:70] = accelerator0_tile0_decode0_instance7_codes;
assign accelerator0_tile0_decode0_together[70-1:60] = accelerator0_tile0_decode0_instance6_codes;
assign accelerator0_tile0_decode0_together[60-1:50] = accelerator0_tile0_decode0_instance5_codes;
assign accelerator0_tile0_decode0_together[50-1:40] = accelerator0_tile0_decode0_instance4_codes;
assign accelerator0_tile0_decode0_together[40-1:30] = accelerator0_tile0_decode0_instance3_codes;
assign accelerator0_tile0_decode0_together[30-1:20] = accelerator0_tile0_decode0_instance2_codes;
assign accelerator0_tile0_decode0_together[20-1:10] = accelerator0_tile0_decode0_instance1_codes;
assign accelerator0_tile0_decode0_together[10-1:0] = accelerator0_tile0_decode0_instance0_codes;
assign accelerator0_tile0_array0_skew0_together[159] = accelerator0_tile0_array0_skew0_delay51_b[0];
assign accelerator0_tile0_array0_skew0_together[158] = accelerator0_tile0_array0_skew0_delay50_b[0];
assign accelerator0_tile0_array0_skew0_together[158-1:156] = accelerator0_tile0_array0_skew0_delay49_b;
assign accelerator0_tile0_array0_skew0_together[156-1:148] = accelerator0_tile0_array0_skew0_delay48_b;
assign accelerator0_tile0_array0_skew0_together[148-1:144] = accelerator0_tile0_array0_skew0_delay47_b;
assign accelerator0_tile0_array0_skew0_together[143] = accelerator0_tile0_array0_skew0_delay46_b[0];
assign accelerator0_tile0_array0_skew0_together[142] = accelerator0_tile0_array0_skew0_delay45_b[0];
assign accelerator0_tile0_array0_skew0_together[142-1:140] = accelerator0_tile0_array0_skew0_delay44_b;
assign accelerator0_tile0_array0_skew0_together[140-1:132] = accelerator0_tile0_array0_skew0_delay43_b;
assign accelerator0_tile0_array0_skew0_together[132-1:128] = accelerator0_tile0_array0_skew0_delay42_b;
assign accelerator0_tile0_array0_skew0_together[127] = accelerator0_tile0_array0_skew0_delay41_b[0];
assign accelerator0_tile0_array0_skew0_together[126] = accelerator0_tile0_array0_skew0_delay40_b[0];
assign accelerator0_tile0_array0_skew0_together[126-1:124] = accelerator0_tile0_array0_skew0_delay39_b;
assign accelerator0_tile0_array0_skew0_together[124-1:116] = accelerator0_tile0_array0_skew0_delay38_b;
assign accelerator0_tile0_array0_skew0_together[116-1:112] = accelerator0_tile0_array0_skew0_delay37_b;
assign accelerator0_tile0_array0_skew0_together[111] = accelerator0_tile0_array0_skew0_delay36_b[0];
assign accelerator0_tile0_array0_skew0_together[110] = accelerator0_tile0_array0_skew0_delay35_b[0];
assign accelerator0_tile0_array0_skew0_together[110-1:108] = accelerator0_tile0_array0_skew0_delay34_b;
assign accelerator0_tile0_array0_skew0_together[108-1:100] = accelerator0_tile0_array0_skew0_delay33_b;
assign accelerator0_tile0_array0_skew0_together[100-1:96] = accelerator0_tile0_array0_skew0_delay32_b;
assign accelerator0_tile0_array0_skew0_together[95] = accelerator0_tile0_array0_skew0_delay31_b[0];
assign accelerator0_tile0_array0_skew0_together[94] = accelerator0_tile0_array0_skew0_delay30_b[0];
assign accelerator0_tile0_array0_skew0_together[94-1:92] = accelerator0_tile0_array0_skew0_delay29_b;
assign accelerator0_tile0_array0_skew0_together[92-1:84] = accelerator0_tile0_array0_skew0_delay28_b;
assign accelerator0_tile0_array0_skew0_together[84-1:80] = accelerator0_tile0_array0_skew0_delay27_b;
assign accelerator0_tile0_array0_skew0_together[79] = accelerator0_tile0_array0_skew0_delay26_b[0];
assign accelerator0_tile0_array0_skew0_together[78] = accelerator0_tile0_array0_skew0_delay25_b[0];
assign accelerator0_tile0_array0_skew0_together[78-1:76] = accelerator0_tile0_array0_skew0_delay24_b;
assign accelerator0_tile0_array0_skew0_together[76-1:68] = accelerator0_tile0_array0_skew0_delay23_b;
assign accelerator0_tile0_array0_skew0_together[68-1:64] = accelerator0_tile0_array0_skew0_delay22_b;
assign accelerator0_tile0_array0_skew0_together[63] = accelerator0_tile0_array0_skew0_delay21_b[0];
assign accelerator0_tile0_array0_skew0_together[62] = accelerator0_tile0_array0_skew0_delay20_b[0];
assign accelerator0_tile0_array0_skew0_together[62-1:60] = accelerator0_tile0_array0_skew0_delay19_b;
assign accelerator0_tile0_array0_skew0_together[60-1:52] = accelerator0_tile0_array0_skew0_delay18_b;
assign accelerator0_tile0_array0_skew0_together[52-1:48] = accelerator0_tile0_array0_skew0_delay17_b;
assign accelerator0_tile0_array0_skew0_together[47] = accelerator0_tile0_array0_skew0_delay16_b[0];
assign accelerator0_tile0_array0_skew0_together[46] = accelerator0_tile0_array0_skew0_delay15_b[0];
assign accelerator0_tile0_array0_skew0_together[46-1:44] = accelerator0_tile0_array0_skew0_delay14_b;
assign accelerator0_tile0_array0_skew0_together[44-1:36] = accelerator0_tile0_array0_skew0_delay13_b;
assign accelerator0_tile0_array0_skew0_together[36-1:32] = accelerator0_tile0_array0_skew0_delay12_b;
assign accelerator0_tile0_array0_skew0_together[31] = accelerator0_tile0_array0_skew0_delay11_b[0];
assign accelerator0_tile0_array0_skew0_together[30] = accelerator0_tile0_array0_skew0_delay10_b[0];
assign accelerator0_tile0_array0_skew0_together[30-1:28] = accelerator0_tile0_array0_skew0_delay9_b;
assign accelerator0_tile0_array0_skew0_together[28-1:20] = accelerator0_tile0_array0_skew0_delay8_b;
assign accelerator0_tile0_array0_skew0_together[20-1:16] = accelerator0_tile0_array0_skew0_delay7_b;
assign accelerator0_tile0_array0_skew0_together[15] = accelerator0_tile0_array0_skew0_delay6_b[0];
assign accelerator0_tile0_array0_skew0_together[14] = accelerator0_tile0_array0_skew0_delay5_b[0];
assign accelerator0_tile0_array0_skew0_together[14-1:12] = accelerator0_tile0_array0_skew0_delay4_b;
assign accelerator0_tile0_array0_skew0_together[12-1:4] = accelerator0_tile0_array0_skew0_delay3_b;
assign accelerator0_tile0_array0_skew0_together[4-1:0] = accelerator0_tile0_array0_skew0_delay2_b;
assign accelerator0_tile0_array0_skew0_recode0_together[15] = accelerator0_tile0_array0_skew0_recode0_own;
assign accelerator0_tile0_array0_skew0_recode0_together[14] = accelerator0_tile0_array0_skew0_recode0_eight;
assign accelerator0_tile0_array0_skew0_recode0_together[13] = accelerator0_tile0_array0_skew0_recode0_unlike1_differs;
assign accelerator0_tile0_array0_skew0_recode0_together[12] = accelerator0_tile0_array0_skew0_recode0_unlike0_differs;
assign accelerator0_tile0_array0_skew0_recode0_together[11] = accelerator0_tile0_array0_skew0_recode0_recode_pair3_differs;
assign accelerator0_tile0_array0_skew0_recode0_together[10] = accelerator0_tile0_array0_skew0_recode0_recode_pair2_differs;
assign accelerator0_tile0_array0_skew0_recode0_together[9] = accelerator0_tile0_array0_skew0_recode0_recode_pair1_differs;
assign accelerator0_tile0_array0_skew0_recode0_together[8] = accelerator0_tile0_array0_skew0_recode0_recode_pair0_differs;
assign accelerator0_tile0_array0_skew0_recode0_together[7] = accelerator0_tile0_array0_skew0_recode0_recode_pair3_odd;
assign accelerator0_tile0_array0_skew0_recode0_together[6] = accelerator0_tile0_array0_skew0_recode0_recode_pair2_odd;
assign accelerator0_tile0_array0_skew0_recode0_together[5] = accelerator0_tile0_array0_skew0_recode0_recode_pair1_odd;
assign accelerator0_tile0_array0_skew0_recode0_together[4] = accelerator0_tile0_array0_skew0_recode0_recode_pair0_odd;
assign accelerator0_tile0_array0_skew0_recode0_together[3] = accelerator0_tile0_array0_skew0_recode0_recode_pair3_zero;
assign accelerator0_tile0_array0_skew0_recode0_together[2] = accelerator0_tile0_array0_skew0_recode0_recode_pair2_zero;
assign accelerator0_tile0_array0_skew0_recode0_together[1] = accelerator0_tile0_array0_skew0_recode0_recode_pair1_zero;
assign accelerator0_tile0_array0_skew0_recode0_together[0] = accelerator0_tile0_array0_skew0_recode0_recode_pair0_zero;
assign accelerator0_tile0_array0_skew0_recode1_together[15] = accelerator0_tile0_array0_skew0_recode1_own;
assign accelerator0_tile0_array0_skew0_recode1_together[14] = accelerator0_tile0_array0_skew0_recode1_eight;
assign accelerator0_tile0_array0_skew0_recode1_together[13] = accelerator0_tile0_array0_skew0_recode1_unlike5_differs;
assign accelerator0_tile0_array0_skew0_recode1_together[12] = accelerator0_tile0_array0_skew0_recode1_unlike4_differs;
assign accelerator0_tile0_array0_skew0_recode1_together[11] = accelerator0_tile0_array0_skew0_recode1_recode_pair7_differs;
assign accelerator0_tile0_array0_skew0_recode1_together[10] = accelerator0_tile0_array0_skew0_recode1_recode_pair6_differs;
assign accelerator0_tile0_array0_skew0_recode1_together[9] = accelerator0_tile0_array0_skew0_recode1_recode_pair5_differs;
assign accelerator0_tile0_array0_skew0_recode1_together[8] = accelerator0_tile0_array0_skew0_recode1_recode_pair4_differs;
assign accelerator0_tile0_array0_skew0_recode1_together[7] = accelerator0_tile0_array0_skew0_recode1_recode_pair7_odd;
assign accelerator0_tile0_array0_skew0_recode1_together[6] = accelerator0_tile0_array0_skew0_recode1_recode_pair6_odd;
assign accelerator0_tile0_array0_skew0_recode1_together[5] = accelerator0_tile0_array0_skew0_recode1_recode_pair5_odd;
assign accelerator0_tile0_array0_skew0_recode1_together[4] = accelerator0_tile0_array0_skew0_recode1_recode_pair4_odd;
assign accelerator0_tile0_array0_skew0_recode1_together[3] = accelerator0_tile0_array0_skew0_recode1_recode_pair7_zero;
assign accelerator0_tile0_array0_skew0_recode1_together[2] = accelerator0_tile0_array0_skew0_recode1_recode_pair6_zero;
assign accelerator0_tile0_array0_skew0_recode1_together[1] = accelerator0_tile0_array0_skew0_recode1_recode_pair5_zero;
assign accelerator0_tile0_array0_skew0_recode1_together[0] = accelerator0_tile0_array0_skew0_recode1_recode_pair4_zero;
assign accelerator0_tile0_array0_skew0_recode2_together[15] = accelerator0_tile0_array0_skew0_recode2_own;
assign accelerator0_tile0_array0_skew0_recode2_together[14] = accelerator0_tile0_array0_skew0_recode2_eight;
assign accelerator0_tile0_array0_skew0_recode2_together[13] = accelerator0_tile0_array0_skew0_recode2_unlike9_differs;
assign accelerator0_tile0_array0_skew0_recode2_together[12] = accelerator0_tile0_array0_skew0_recode2_unlike8_differs;
assign accelerator0_tile0_array0_skew0_recode2_together[11] = accelerator0_tile0_array0_skew0_recode2_recode_pair11_differs;
assign accelerator0_tile0_array0_skew0_recode2_together[10] = accelerator0_tile0_array0_skew0_recode2_recode_pair10_differs;
assign accelerator0_tile0_array0_skew0_recode2_together[9] = accelerator0_tile0_array0_skew0_recode2_recode_pair9_differs;
assign accelerator0_tile0_array0_skew0_recode2_together[8] = accelerator0_tile0_array0_skew0_recode2_recode_pair8_differs;
assign accelerator0_tile0_array0_skew0_recode2_together[7] = accelerator0_tile0_array0_skew0_recode2_recode_pair11_odd;
assign accelerator0_tile0_array0_skew0_recode2_together[6] = accelerator0_tile0_array0_skew0_recode2_recode_pair10_odd;
assign accelerator0_tile0_array0_skew0_recode2_together[5] = accelerator0_tile0_array0_skew0_recode2_recode_pair9_odd;
assign accelerator0_tile0_array0_skew0_recode2_together[4] = accelerator0_tile0_array0_skew0_recode2_recode_pair8_odd;
assign accelerator0_tile0_array0_skew0_recode2_together[3] = accelerator0_tile0_array0_skew0_recode2_recode_pair11_zero;
assign accelerator0_tile0_array0_skew0_recode2_together[2] = accelerator0_tile0_array0_skew0_recode2_recode_pair10_zero;
assign accelerator0_tile0_array0_skew0_recode2_together[1] = accelerator0_tile0_array0_skew0_recode2_recode_pair9_zero;
assign accelerator0_tile0_array0_skew0_recode2_together[0] = accelerator0_tile0_array0_skew0_recode2_recode_pair8_zero;
assign accelerator0_tile0_array0_skew0_recode3_together[15] = accelerator0_tile0_array0_skew0_recode3_own;
assign accelerator0_tile0_array0_skew0_recode3_together[14] = accelerator0_tile0_array0_skew0_recode3_eight;
assign accelerator0_tile0_array0_skew0_recode3_together[13] = accelerator0_tile0_array0_skew0_recode3_unlike13_differs;
assign accelerator0_tile0_array0_skew0_recode3_together[12] = accelerator0_tile0_array0_skew0_recode3_unlike12_differs;
assign accelerator0_tile0_array0_skew0_recode3_together[11] = accelerator0_tile0_array0_skew0_recode3_recode_pair15_differs;
assign accelerator0_tile0_array0_skew0_recode3_together[10] = accelerator0_tile0_array0_skew0_recode3_recode_pair14_differs;
assign accelerator0_tile0_array0_skew0_recode3_together[9] = accelerator0_tile0_array0_skew0_recode3_recode_pair13_differs;
assign accelerator0_tile0_array0_skew0_recode3_together[8] = accelerator0_tile0_array0_skew0_recode3_recode_pair12_differs;
assign accelerator0_tile0_array0_skew0_recode3_together[7] = accelerator0_tile0_array0_skew0_recode3_recode_pair15_odd;
assign accelerator0_tile0_array0_skew0_recode3_together[6] = accelerator0_tile0_array0_skew0_recode3_recode_pair14_odd;
assign accelerator0_tile0_array0_skew0_recode3_together[5] = accelerator0_tile0_array0_skew0_recode3_recode_pair13_odd;
assign accelerator0_tile0_array0_skew0_recode3_together[4] = accelerator0_tile0_array0_skew0_recode3_recode_pair12_odd;
assign accelerator0_tile0_array0_skew0_recode3_together[3] = accelerator0_tile0_array0_skew0_recode3_recode_pair15_zero;
assign accelerator0_tile0_array0_skew0_recode3_together[2] = accelerator0_tile0_array0_skew0_recode3_recode_pair14_zero;
assign accelerator0_tile0_array0_skew0_recode3_together[1] = accelerator0_tile0_array0_skew0_recode3_recode_pair13_zero;
assign accelerator0_tile0_array0_skew0_recode3_together[0] = accelerator0_tile0_array0_skew0_recode3_recode_pair12_zero;
assign accelerator0_tile0_array0_skew0_recode4_together[15] = accelerator0_tile0_array0_skew0_recode4_own;
assign accelerator0_tile0_array0_skew0_recode4_together[14] = accelerator0_tile0_array0_skew0_recode4_eight;
assign accelerator0_tile0_array0_skew0_recode4_together[13] = accelerator0_tile0_array0_skew0_recode4_unlike17_differs;
assign accelerator0_tile0_array0_skew0_recode4_together[12] = accelerator0_tile0_array0_skew0_recode4_unlike16_differs;
assign accelerator0_tile0_array0_skew0_recode4_together[11] = accelerator0_tile0_array0_skew0_recode4_recode_pair19_differs;
assign accelerator0_tile0_array0_skew0_recode4_together[10] = accelerator0_tile0_array0_skew0_recode4_recode_pair18_differs;
assign accelerator0_tile0_array0_skew0_recode4_together[9] = accelerator0_tile0_array0_skew0_recode4_recode_pair17_differs;
assign accelerator0_tile0_array0_skew0_recode4_together[8] = accelerator0_tile0_array0_skew0_recode4_recode_pair16_differs;
assign accelerator0_tile0_array0_skew0_recode4_together[7] = accelerator0_tile0_array0_skew0_recode4_recode_pair19_odd;
assign accelerator0_tile0_array0_skew0_recode4_together[6] = accelerator0_tile0_array0_skew0_recode4_recode_pair18_odd;
assign accelerator0_tile0_array0_skew0_recode4_together[5] = accelerator0_tile0_array0_skew0_recode4_recode_pair17_odd;
assign accelerator0_tile0_array0_skew0_recode4_together[4] = accelerator0_tile0_array0_skew0_recode4_recode_pair16_odd;
assign accelerator0_tile0_array0_skew0_recode4_together[3] = accelerator0_tile0_array0_skew0_recode4_recode_pair19_zero;
assign accelerator0_tile0_array0_skew0_recode4_together[2] = accelerator0_tile0_array0_skew0_recode4_recode_pair18_zero;
assign accelerator0_tile0_array0_skew0_recode4_together[1] = accelerator0_tile0_array0_skew0_recode4_recode_pair17_zero;
assign accelerator0_tile0_array0_skew0_recode4_together[0] = accelerator0_tile0_array0_skew0_recode4_recode_pair16_zero;
assign accelerator0_tile0_array0_skew0_recode5_together[15] = accelerator0_tile0_array0_skew0_recode5_own;
assign accelerator0_tile0_array0_skew0_recode5_together[14] = accelerator0_tile0_array0_skew0_recode5_eight;
assign accelerator0_tile0_array0_skew0_recode5_together[13] = accelerator0_tile0_array0_skew0_recode5_unlike21_differs;
assign accelerator0_tile0_array0_skew0_recode5_together[12] = accelerator0_tile0_array0_skew0_recode5_unlike20_differs;
assign accelerator0_tile0_array0_skew0_recode5_together[11] = accelerator0_tile0_array0_skew0_recode5_recode_pair23_differs;
assign accelerator0_tile0_array0_skew0_recode5_together[10] = accelerator0_tile0_array0_skew0_recode5_recode_pair22_differs;
assign accelerator0_tile0_array0_skew0_recode5_together[9] = accelerator0_tile0_array0_skew0_recode5_recode_pair21_differs;
assign accelerator0_tile0_array0_skew0_recode5_together[8] = accelerator0_tile0_array0_skew0_recode5_recode_pair20_differs;
assign accelerator0_tile0_array0_skew0_recode5_together[7] = accelerator0_tile0_array0_skew0_recode5_recode_pair23_odd;
assign accelerator0_tile0_array0_skew0_recode5_together[6] = accelerator0_tile0_array0_skew0_recode5_recode_pair22_odd;
assign accelerator0_tile0_array0_skew0_recode5_together[5] = accelerator0_tile0_array0_skew0_recode5_recode_pair21_odd;
assign accelerator0_tile0_array0_skew0_recode5_together[4] = accelerator0_tile0_array0_skew0_recode5_recode_pair20_odd;
assign accelerator0_tile0_array0_skew0_recode5_together[3] = accelerator0_tile0_array0_skew0_recode5_recode_pair23_zero;
assign accelerator0_tile0_array0_skew0_recode5_together[2] = accelerator0_tile0_array0_skew0_recode5_recode_pair22_zero;
assign accelerator0_tile0_array0_skew0_recode5_together[1] = accelerator0_tile0_array0_skew0_recode5_recode_pair21_zero;
assign accelerator0_tile0_array0_skew0_recode5_together[0] = accelerator0_tile0_array0_skew0_recode5_recode_pair20_zero;
assign accelerator0_tile0_array0_skew0_recode6_together[15] = accelerator0_tile0_array0_skew0_recode6_own;
assign accelerator0_tile0_array0_skew0_recode6_together[14] = accelerator0_tile0_array0_skew0_recode6_eight;
assign accelerator0_tile0_array0_skew0_recode6_together[13] = accelerator0_tile0_array0_skew0_recode6_unlike25_differs;
assign accelerator0_tile0_array0_skew0_recode6_together[12] = accelerator0_tile0_array0_skew0_recode6_unlike24_differs;
assign accelerator0_tile0_array0_skew0_recode6_together[11] = accelerator0_tile0_array0_skew0_recode6_recode_pair27_differs;
assign accelerator0_tile0_array0_skew0_recode6_together[10] = accelerator0_tile0_array0_skew0_recode6_recode_pair26_differs;
assign accelerator0_tile0_array0_skew0_recode6_together[9] = accelerator0_tile0_array0_skew0_recode6_recode_pair25_differs;
assign accelerator0_tile0_array0_skew0_recode6_together[8] = accelerator0_tile0_array0_skew0_recode6_recode_pair24_differs;
assign accelerator0_tile0_array0_skew0_recode6_together[7] = accelerator0_tile0_array0_skew0_recode6_recode_pair27_odd;
assign accelerator0_tile0_array0_skew0_recode6_together[6] = accelerator0_tile0_array0_skew0_recode6_recode_pair26_odd;
assign accelerator0_tile0_array0_skew0_recode6_together[5] = accelerator0_tile0_array0_skew0_recode6_recode_pair25_odd;
assign accelerator0_tile0_array0_skew0_recode6_together[4] = accelerator0_tile0_array0_skew0_recode6_recode_pair24_odd;
assign accelerator0_tile0_array0_skew0_recode6_together[3] = accelerator0_tile0_array0_skew0_recode6_recode_pair27_zero;
assign accelerator0_tile0_array0_skew0_recode6_together[2] = accelerator0_tile0_array0_skew0_recode6_recode_pair26_zero;
assign accelerator0_tile0_array0_skew0_recode6_together[1] = accelerator0_tile0_array0_skew0_recode6_recode_pair25_zero;
assign accelerator0_tile0_array0_skew0_recode6_together[0] = accelerator0_tile0_array0_skew0_recode6_recode_pair24_zero;
assign accelerator0_tile0_array0_skew0_recode7_together[15] = accelerator0_tile0_array0_skew0_recode7_own;
assign accelerator0_tile0_array0_skew0_recode7_together[14] = accelerator0_tile0_array0_skew0_recode7_eight;
assign accelerator0_tile0_array0_skew0_recode7_together[13] = accelerator0_tile0_array0_skew0_recode7_unlike29_differs;
assign accelerator0_tile0_array0_skew0_recode7_together[12] = accelerator0_tile0_array0_skew0_recode7_unlike28_differs;
assign accelerator0_tile0_array0_skew0_recode7_together[11] = accelerator0_tile0_array0_skew0_recode7_recode_pair31_differs;
assign accelerator0_tile0_array0_skew0_recode7_together[10] = accelerator0_tile0_array0_skew0_recode7_recode_pair30_differs;
assign accelerator0_tile0_array0_skew0_recode7_together[9] = accelerator0_tile0_array0_skew0_recode7_recode_pair29_differs;
assign accelerator0_tile0_array0_skew0_recode7_together[8] = accelerator0_tile0_array0_skew0_recode7_recode_pair28_differs;
assign accelerator0_tile0_array0_skew0_recode7_together[7] = accelerator0_tile0_array0_skew0_recode7_recode_pair31_odd;
assign accelerator0_tile0_array0_skew0_recode7_together[6] = accelerator0_tile0_array0_skew0_recode7_recode_pair30_odd;
assign accelerator0_tile0_array0_skew0_recode7_together[5] = accelerator0_tile0_array0_skew0_recode7_recode_pair29_odd;
assign accelerator0_tile0_array0_skew0_recode7_together[4] = accelerator0_tile0_array0_skew0_recode7_recode_pair28_odd;
assign accelerator0_tile0_array0_skew0_recode7_together[3] = accelerator0_tile0_array0_skew0_recode7_recode_pair31_zero;
assign accelerator0_tile0_array0_skew0_recode7_together[2] = accelerator0_tile0_array0_skew0_recode7_recode_pair30_zero;
assign accelerator0_tile0_array0_skew0_recode7_together[1] = accelerator0_tile0_array0_skew0_recode7_recode_pair29_zero;
assign accelerator0_tile0_array0_skew0_recode7_together[0] = accelerator0_tile0_array0_skew0_recode7_recode_pair28_zero;
assign accelerator0_tile0_array0_skew0_recode8_together[15] = accelerator0_tile0_array0_skew0_recode8_own;
assign accelerator0_tile0_array0_skew0_recode8_together[14] = accelerator0_tile0_array0_skew0_recode8_eight;
assign accelerator0_tile0_array0_skew0_recode8_together[13] = accelerator0_tile0_array0_skew0_recode8_unlike33_differs;
assign accelerator0_tile0_array0_skew0_recode8_together[12] = accelerator0_tile0_array0_skew0_recode8_unlike32_differs;
assign accelerator0_tile0_array0_skew0_recode8_together[11] = accelerator0_tile0_array0_skew0_recode8_recode_pair35_differs;
assign accelerator0_tile0_array0_skew0_recode8_together[10] = accelerator0_tile0_array0_skew0_recode8_recode_pair34_differs;
assign accelerator0_tile0_array0_skew0_recode8_together[9] = accelerator0_tile0_array0_skew0_recode8_recode_pair33_differs;
assign accelerator0_tile0_array0_skew0_recode8_together[8] = accelerator0_tile0_array0_skew0_recode8_recode_pair32_differs;
assign accelerator0_tile0_array0_skew0_recode8_together[7] = accelerator0_tile0_array0_skew0_recode8_recode_pair35_odd;
assign accelerator0_tile0_array0_skew0_recode8_together[6] = accelerator0_tile0_array0_skew0_recode8_recode_pair34_odd;
assign accelerator0_tile0_array0_skew0_recode8_together[5] = accelerator0_tile0_array0_skew0_recode8_recode_pair33_odd;
assign accelerator0_tile0_array0_skew0_recode8_together[4] = accelerator0_tile0_array0_skew0_recode8_recode_pair32_odd;
assign accelerator0_tile0_array0_skew0_recode8_together[3] = accelerator0_tile0_array0_skew0_recode8_recode_pair35_zero;
assign accelerator0_tile0_array0_skew0_recode8_together[2] = accelerator0_tile0_array0_skew0_recode8_recode_pair34_zero;
assign accelerator0_tile0_array0_skew0_recode8_together[1] = accelerator0_tile0_array0_skew0_recode8_recode_pair33_zero;
assign accelerator0_tile0_array0_skew0_recode8_together[0] = accelerator0_tile0_array0_skew0_recode8_recode_pair32_zero;
assign accelerator0_tile0_array0_skew0_recode9_together[15] = accelerator0_tile0_array0_skew0_recode9_own;
assign accelerator0_tile0_array0_skew0_recode9_together[14] = accelerator0_tile0_array0_skew0_recode9_eight;
assign accelerator0_tile0_array0_skew0_recode9_together[13] = accelerator0_tile0_array0_skew0_recode9_unlike37_differs;
assign accelerator0_tile0_array0_skew0_recode9_together[12] = accelerator0_tile0_array0_skew0_recode9_unlike36_differs;
assign accelerator0_tile0_array0_skew0_recode9_together[11] = accelerator0_tile0_array0_skew0_recode9_recode_pair39_differs;
assign accelerator0_tile0_array0_skew0_recode9_together[10] = accelerator0_tile0_array0_skew0_recode9_recode_pair38_differs;
assign accelerator0_tile0_array0_skew0_recode9_together[9] = accelerator0_tile0_array0_skew0_recode9_recode_pair37_differs;
assign accelerator0_tile0_array0_skew0_recode9_together[8] = accelerator0_tile0_array0_skew0_recode9_recode_pair36_differs;
assign accelerator0_tile0_array0_skew0_recode9_together[7] = accelerator0_tile0_array0_skew0_recode9_recode_pair39_odd;
assign accelerator0_tile0_array0_skew0_recode9_together[6] = accelerator0_tile0_array0_skew0_recode9_recode_pair38_odd;
assign accelerator0_tile0_array0_skew0_recode9_together[5] = accelerator0_tile0_array0_skew0_recode9_recode_pair37_odd;
assign accelerator0_tile0_array0_skew0_recode9_together[4] = accelerator0_tile0_array0_skew0_recode9_recode_pair36_odd;
assign accelerator0_tile0_array0_skew0_recode9_together[3] = accelerator0_tile0_array0_skew0_recode9_recode_pair39_zero;
assign accelerator0_tile0_array0_skew0_recode9_together[2] = accelerator0_tile0_array0_skew0_recode9_recode_pair38_zero;
assign accelerator0_tile0_array0_skew0_recode9_together[1] = accelerator0_tile0_array0_skew0_recode9_recode_pair37_zero;
assign accelerator0_tile0_array0_skew0_recode9_together[0] = accelerator0_tile0_array0_skew0_recode9_recode_pair36_zero;
assign accelerator0_tile0_travel_tag0_fields[13] = accelerator0_issue0_beat_tag_first;
assign accelerator0_tile0_travel_tag0_fields[12] = accelerator0_issue0_beat_tag_times3;
assign accelerator0_tile0_travel_tag0_fields[11] = accelerator0_issue0_beat_tag_tap;
assign accelerator0_tile0_travel_tag0_fields[10] = accelerator0_issue0_beat_tag_bank;
assign accelerator0_tile0_travel_tag0_fields[10-1:0] = accelerator0_issue0_beat_tag_address;
assign accelerator0_output0_gather_bits9_joined[1] = accelerator0_output0_lane1_run_ready;
assign accelerator0_output0_gather_bits9_joined[0] = accelerator0_output0_lane0_run_ready;
assign accelerator0_output0_gather_bits10_joined[1] = accelerator0_output0_lane1_room;
assign accelerator0_output0_gather_bits10_joined[0] = accelerator0_output0_lane0_room;
assign accelerator0_output0_write_dma0_gather_bits11_joined[1] = accelerator0_output0_lane1_offer_bursts1_burst_valid;
assign accelerator0_output0_write_dma0_gather_bits11_joined[0] = accelerator0_output0_lane0_offer_bursts0_burst_valid;
assign accelerator0_weight_port0_flag_arrival0_gather_bits12_joined[7] = accelerator0_weight_port0_flag_arrival0_judge_byte7_flag;
assign accelerator0_weight_port0_flag_arrival0_gather_bits12_joined[6] = accelerator0_weight_port0_flag_arrival0_judge_byte6_flag;
assign accelerator0_weight_port0_flag_arrival0_gather_bits12_joined[5] = accelerator0_weight_port0_flag_arrival0_judge_byte5_flag;
assign accelerator0_weight_port0_flag_arrival0_gather_bits12_joined[4] = accelerator0_weight_port0_flag_arrival0_judge_byte4_flag;
assign accelerator0_weight_port0_flag_arrival0_gather_bits12_joined[3] = accelerator0_weight_port0_flag_arrival0_judge_byte3_flag;
assign accelerator0_weight_port0_flag_arrival0_gather_bits12_joined[2] = accelerator0_weight_port0_flag_arrival0_judge_byte2_flag;
assign accelerator0_weight_port0_flag_arrival0_gather_bits12_joined[1] = accelerator0_weight_port0_flag_arrival0_judge_byte1_flag;
assign accelerator0_weight_port0_flag_arrival0_gather_bits12_joined[0] = accelerator0_weight_port0_flag_arrival0_judge_byte0_flag;
assign accelerator0_weight_port1_flag_arrival1_gather_bits13_joined[7] = accelerator0_weight_port1_flag_arrival1_judge_byte15_flag;
assign accelerator0_weight_port1_flag_arrival1_gather_bits13_joined[6] = accelerator0_weight_port1_flag_arrival1_judge_byte14_flag;
assign accelerator0_weight_port1_flag_arrival1_gather_bits13_joined[5] = accelerator0_weight_port1_flag_arrival1_judge_byte13_flag;
assign accelerator0_weight_port1_flag_arrival1_gather_bits13_joined[4] = accelerator0_weight_port1_flag_arrival1_judge_byte12_flag;
assign accelerator0_weight_port1_flag_arrival1_gather_bits13_joined[3] = accelerator0_weight_port1_flag_arrival1_judge_byte11_flag;
assign accelerator0_weight_port1_flag_arrival1_gather_bits13_joined[2] = accelerator0_weight_port1_flag_arrival1_judge_byte10_flag;
assign accelerator0_weight_port1_flag_arrival1_gather_bits13_joined[1] = accelerator0_weight_port1_flag_arrival1_judge_byte9_flag;
assign accelerator0_weight_port1_flag_arrival1_gather_bits13_joined[0] = accelerator0_weight_port1_flag_arrival1_judge_byte8_flag;



assign s_axi_ctrl_bvalid = accelerator0_control0_registers0_axi_lite0_responding;
assign s_axi_ctrl_rvalid = accelerator0_control0_registers0_axi_lite0_answering;
assign accelerator0_control0_registers0_write = (accelerator0_control0_registers0_axi_lite0_have_address && accelerator0_control0_registers0_axi_lite0_have_data && (!accelerator0_control0_registers0_axi_lite0_responding) && (!accelerator0_control0_registers0_axi_lite0_partial));


always @(posedge clk) begin: accelerator0_control0_registers0_axi_lite0_constants
    s_axi_ctrl_rresp <= 0;
end


always @(posedge clk) begin: accelerator0_control0_registers0_axi_lite0_write_channel
    s_axi_ctrl_awready <= 1'b0;
    s_axi_ctrl_wready <= 1'b0;
    if (rst) begin
        accelerator0_control0_registers0_axi_lite0_have_address <= 1'b0;
        accelerator0_control0_registers0_axi_lite0_have_data <= 1'b0;
        accelerator0_control0_registers0_axi_lite0_responding <= 1'b0;
    end
    else begin
        if ((s_axi_ctrl_awvalid && (!s_axi_ctrl_awready) && (!accelerator0_control0_registers0_axi_lite0_have_address))) begin
            s_axi_ctrl_awready <= 1'b1;
            accelerator0_control0_registers0_axi_lite0_have_address <= 1'b1;
            accelerator0_control0_registers0_write_address <= s_axi_ctrl_awaddr;
        end
        if ((s_axi_ctrl_wvalid && (!s_axi_ctrl_wready) && (!accelerator0_control0_registers0_axi_lite0_have_data))) begin
            s_axi_ctrl_wready <= 1'b1;
            accelerator0_control0_registers0_axi_lite0_have_data <= 1'b1;
            accelerator0_control0_registers0_write_data <= s_axi_ctrl_wdata;
            accelerator0_control0_registers0_axi_lite0_partial <= (s_axi_ctrl_wstrb != 15);
        end
        if ((accelerator0_control0_registers0_axi_lite0_have_address && accelerator0_control0_registers0_axi_lite0_have_data && (!accelerator0_control0_registers0_axi_lite0_responding))) begin
            accelerator0_control0_registers0_axi_lite0_responding <= 1'b1;
            s_axi_ctrl_bresp <= 0;
            if (accelerator0_control0_registers0_axi_lite0_partial) begin
                s_axi_ctrl_bresp <= 2;
            end
        end
        if ((accelerator0_control0_registers0_axi_lite0_responding && s_axi_ctrl_bready)) begin
            accelerator0_control0_registers0_axi_lite0_responding <= 1'b0;
            accelerator0_control0_registers0_axi_lite0_have_address <= 1'b0;
            accelerator0_control0_registers0_axi_lite0_have_data <= 1'b0;
        end
    end
end


always @(posedge clk) begin: accelerator0_control0_registers0_axi_lite0_read_channel
    s_axi_ctrl_arready <= 1'b0;
    accelerator0_control0_registers0_axi_lite0_reading <= 1'b0;
    if (rst) begin
        accelerator0_control0_registers0_axi_lite0_answering <= 1'b0;
    end
    else begin
        if ((s_axi_ctrl_arvalid && (!s_axi_ctrl_arready) && (!accelerator0_control0_registers0_axi_lite0_reading) && (!accelerator0_control0_registers0_axi_lite0_answering))) begin
            s_axi_ctrl_arready <= 1'b1;
            accelerator0_control0_registers0_axi_lite0_reading <= 1'b1;
            accelerator0_control0_registers0_read_address <= s_axi_ctrl_araddr;
        end
        if (accelerator0_control0_registers0_axi_lite0_reading) begin
            accelerator0_control0_registers0_axi_lite0_answering <= 1'b1;
            s_axi_ctrl_rdata <= accelerator0_control0_registers0_read_data;
        end
        if ((accelerator0_control0_registers0_axi_lite0_answering && s_axi_ctrl_rready)) begin
            accelerator0_control0_registers0_axi_lite0_answering <= 1'b0;
        end
    end
end



assign accelerator0_control0_registers0_doorbell_queue0_fifo0_s_tready = (accelerator0_control0_registers0_doorbell_queue0_fifo0_level != 4);
assign accelerator0_control0_registers0_doorbell_queue0_fifo0_push = (accelerator0_control0_registers0_doorbell_queue0_rung_tvalid && (accelerator0_control0_registers0_doorbell_queue0_fifo0_level != 4));
assign accelerator0_control0_registers0_doorbell_queue0_fifo0_show = (accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tready || (!accelerator0_control0_registers0_doorbell_queue0_fifo0_shown_valid));
assign accelerator0_control0_registers0_doorbell_queue0_fifo0_fetch = ((accelerator0_control0_registers0_doorbell_queue0_fifo0_level != 0) && (accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tready || (!accelerator0_control0_registers0_doorbell_queue0_fifo0_shown_valid) || (!accelerator0_control0_registers0_doorbell_queue0_fifo0_fetched_valid)));
assign accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tdata = accelerator0_control0_registers0_doorbell_queue0_fifo0_shown;
assign accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tvalid = accelerator0_control0_registers0_doorbell_queue0_fifo0_shown_valid;


always @(posedge clk) begin: accelerator0_control0_registers0_doorbell_queue0_fifo0_store
    if (accelerator0_control0_registers0_doorbell_queue0_fifo0_push) begin
        accelerator0_control0_registers0_doorbell_queue0_fifo0_memory[accelerator0_control0_registers0_doorbell_queue0_fifo0_tail] <= accelerator0_control0_registers0_doorbell_queue0_rung_tdata;
    end
end


always @(posedge clk) begin: accelerator0_control0_registers0_doorbell_queue0_fifo0_advance
    if (accelerator0_control0_registers0_doorbell_queue0_fifo0_fetch) begin
        accelerator0_control0_registers0_doorbell_queue0_fifo0_fetched <= accelerator0_control0_registers0_doorbell_queue0_fifo0_memory[accelerator0_control0_registers0_doorbell_queue0_fifo0_head];
    end
    if (accelerator0_control0_registers0_doorbell_queue0_fifo0_show) begin
        accelerator0_control0_registers0_doorbell_queue0_fifo0_shown <= accelerator0_control0_registers0_doorbell_queue0_fifo0_fetched;
    end
end


always @(posedge clk) begin: accelerator0_control0_registers0_doorbell_queue0_fifo0_control
    if (accelerator0_restart) begin
        accelerator0_control0_registers0_doorbell_queue0_fifo0_head <= 0;
        accelerator0_control0_registers0_doorbell_queue0_fifo0_tail <= 0;
        accelerator0_control0_registers0_doorbell_queue0_fifo0_level <= 0;
        accelerator0_control0_registers0_doorbell_queue0_fifo0_fetched_valid <= 1'b0;
        accelerator0_control0_registers0_doorbell_queue0_fifo0_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_control0_registers0_doorbell_queue0_fifo0_push) begin
            accelerator0_control0_registers0_doorbell_queue0_fifo0_tail <= (accelerator0_control0_registers0_doorbell_queue0_fifo0_tail + 1);
        end
        if (accelerator0_control0_registers0_doorbell_queue0_fifo0_fetch) begin
            accelerator0_control0_registers0_doorbell_queue0_fifo0_head <= (accelerator0_control0_registers0_doorbell_queue0_fifo0_head + 1);
        end
        if ((accelerator0_control0_registers0_doorbell_queue0_fifo0_push && (!accelerator0_control0_registers0_doorbell_queue0_fifo0_fetch))) begin
            accelerator0_control0_registers0_doorbell_queue0_fifo0_level <= (accelerator0_control0_registers0_doorbell_queue0_fifo0_level + 1);
        end
        else if ((accelerator0_control0_registers0_doorbell_queue0_fifo0_fetch && (!accelerator0_control0_registers0_doorbell_queue0_fifo0_push))) begin
            accelerator0_control0_registers0_doorbell_queue0_fifo0_level <= (accelerator0_control0_registers0_doorbell_queue0_fifo0_level - 1);
        end
        if (accelerator0_control0_registers0_doorbell_queue0_fifo0_fetch) begin
            accelerator0_control0_registers0_doorbell_queue0_fifo0_fetched_valid <= 1'b1;
        end
        else if (accelerator0_control0_registers0_doorbell_queue0_fifo0_show) begin
            accelerator0_control0_registers0_doorbell_queue0_fifo0_fetched_valid <= 1'b0;
        end
        if (accelerator0_control0_registers0_doorbell_queue0_fifo0_show) begin
            accelerator0_control0_registers0_doorbell_queue0_fifo0_shown_valid <= accelerator0_control0_registers0_doorbell_queue0_fifo0_fetched_valid;
        end
    end
end



assign accelerator0_control0_registers0_doorbell_queue0_rung_tdata = accelerator0_control0_registers0_write_data;
assign accelerator0_control0_registers0_doorbell_queue0_rung_tvalid = (accelerator0_control0_registers0_ring && (accelerator0_control0_taken_slots != 4));
assign accelerator0_overflow = (accelerator0_control0_registers0_ring && (accelerator0_control0_taken_slots == 4));


always @(posedge clk) begin: accelerator0_control0_registers0_doorbell_queue0_count
    if (accelerator0_restart) begin
        accelerator0_control0_taken_slots <= 0;
    end
    else if ((accelerator0_control0_registers0_ring && (accelerator0_control0_taken_slots != 4) && (!accelerator0_control0_registers0_completed))) begin
        accelerator0_control0_taken_slots <= (accelerator0_control0_taken_slots + 1);
    end
    else if ((accelerator0_control0_registers0_completed && (!(accelerator0_control0_registers0_ring && (accelerator0_control0_taken_slots != 4))) && (accelerator0_control0_taken_slots != 0))) begin
        accelerator0_control0_taken_slots <= (accelerator0_control0_taken_slots - 1);
    end
end



assign accelerator0_control0_registers0_status_word0_free_slots = (4 - accelerator0_control0_taken_slots);


always @(accelerator0_control0_registers0_done, accelerator0_resetting, accelerator0_control0_busy, accelerator0_control0_registers0_status_word0_free_slots, accelerator0_control0_registers0_failure_code) begin: accelerator0_control0_registers0_status_word0_gather
    accelerator0_control0_registers0_status = 0;
    accelerator0_control0_registers0_status[16-1:0] = accelerator0_control0_registers0_done;
    accelerator0_control0_registers0_status[16] = accelerator0_control0_busy;
    accelerator0_control0_registers0_status[17] = (accelerator0_control0_registers0_failure_code != 0);
    accelerator0_control0_registers0_status[18] = accelerator0_resetting;
    accelerator0_control0_registers0_status[24-1:20] = accelerator0_control0_registers0_failure_code;
    accelerator0_control0_registers0_status[28-1:24] = accelerator0_control0_registers0_status_word0_free_slots;
end


always @(posedge clk) begin: accelerator0_control0_registers0_identity0_constants
    accelerator0_control0_registers0_identity0_first <= 32'h54524954;
    accelerator0_control0_registers0_identity0_second <= 131072;
    accelerator0_control0_registers0_identity0_third <= 542147096;
    accelerator0_control0_registers0_identity0_fourth <= 5243904;
end


always @(accelerator0_control0_registers0_enabled, accelerator0_prefetch) begin: accelerator0_control0_registers0_settings0_show
    accelerator0_control0_registers0_switches = 0;
    accelerator0_control0_registers0_switches[0] = accelerator0_control0_registers0_enabled;
    accelerator0_control0_registers0_switches[2] = accelerator0_prefetch;
end


always @(posedge clk) begin: accelerator0_control0_registers0_settings0_keep
    if (rst) begin
        accelerator0_control0_registers0_enabled <= 1'b0;
        accelerator0_prefetch <= 1'b0;
        accelerator0_control0_registers0_base_lo <= 0;
        accelerator0_control0_registers0_base_hi <= 0;
        accelerator0_control0_limit <= 1048576;
    end
    else if (accelerator0_control0_registers0_write) begin
        if ((accelerator0_control0_registers0_write_address[12-1:2] == 4)) begin
            accelerator0_control0_registers0_enabled <= accelerator0_control0_registers0_write_data[0];
            accelerator0_prefetch <= accelerator0_control0_registers0_write_data[2];
        end
        else if ((accelerator0_control0_registers0_write_address[12-1:2] == 5)) begin
            accelerator0_control0_registers0_base_lo <= accelerator0_control0_registers0_write_data;
        end
        else if ((accelerator0_control0_registers0_write_address[12-1:2] == 6)) begin
            accelerator0_control0_registers0_base_hi <= accelerator0_control0_registers0_write_data;
        end
        else if ((accelerator0_control0_registers0_write_address[12-1:2] == 11)) begin
            accelerator0_control0_limit <= accelerator0_control0_registers0_write_data;
        end
    end
end


always @(posedge clk) begin: accelerator0_control0_registers0_interrupts0_events
    accelerator0_control0_registers0_interrupts0_failed_before <= accelerator0_control0_registers0_failed;
    if (rst) begin
        accelerator0_control0_registers0_pending <= 1'b0;
        accelerator0_control0_registers0_done <= 0;
    end
    else begin
        if (accelerator0_control0_registers0_completed) begin
            accelerator0_control0_registers0_done <= (accelerator0_control0_registers0_done + 1);
        end
        if ((accelerator0_control0_registers0_completed || (accelerator0_control0_registers0_failed && (!accelerator0_control0_registers0_interrupts0_failed_before)))) begin
            accelerator0_control0_registers0_pending <= 1'b1;
        end
        else if (accelerator0_control0_registers0_clear) begin
            accelerator0_control0_registers0_pending <= 1'b0;
        end
    end
end


always @(accelerator0_control0_registers0_words[0], accelerator0_control0_registers0_words[1], accelerator0_control0_registers0_words[2], accelerator0_control0_registers0_words[3], accelerator0_control0_registers0_words[4], accelerator0_control0_registers0_words[5], accelerator0_control0_registers0_words[6], accelerator0_control0_registers0_words[7], accelerator0_control0_registers0_words[8], accelerator0_control0_registers0_words[9], accelerator0_control0_registers0_words[10], accelerator0_control0_registers0_words[11], accelerator0_control0_registers0_words[12], accelerator0_control0_registers0_words[13], accelerator0_control0_registers0_words[14], accelerator0_control0_registers0_words[15], accelerator0_control0_registers0_words[16], accelerator0_control0_registers0_words[17], accelerator0_control0_registers0_words[18], accelerator0_control0_registers0_words[19], accelerator0_control0_registers0_words[20], accelerator0_control0_registers0_read_address) begin: accelerator0_control0_registers0_read_table0_choose
    accelerator0_control0_registers0_read_data = 0;
    if ((accelerator0_control0_registers0_read_address[12-1:2] < 21)) begin
        accelerator0_control0_registers0_read_data = accelerator0_control0_registers0_words[accelerator0_control0_registers0_read_address[7-1:2]];
    end
end



assign accelerator0_control0_registers0_words[4] = accelerator0_control0_registers0_switches;



assign accelerator0_control0_registers0_words[5] = accelerator0_control0_registers0_base_lo;



assign accelerator0_control0_registers0_words[6] = accelerator0_control0_registers0_base_hi;



assign accelerator0_control0_registers0_words[8] = accelerator0_control0_registers0_status;



assign accelerator0_control0_registers0_words[9] = accelerator0_control0_registers0_widen4_narrow;



assign accelerator0_control0_registers0_words[10] = accelerator0_control0_registers0_pending;



assign accelerator0_control0_registers0_words[11] = accelerator0_control0_limit;



assign accelerator0_control0_registers0_words[0] = accelerator0_control0_registers0_identity0_first;



assign accelerator0_control0_registers0_words[1] = accelerator0_control0_registers0_identity0_second;



assign accelerator0_control0_registers0_words[2] = accelerator0_control0_registers0_identity0_third;



assign accelerator0_control0_registers0_words[3] = accelerator0_control0_registers0_identity0_fourth;



assign accelerator0_control0_registers0_words[12] = accelerator0_control0_registers0_widen11_narrow;



assign accelerator0_control0_registers0_words[13] = accelerator0_control0_registers0_widen12_narrow;



assign accelerator0_control0_registers0_words[14] = accelerator0_control0_registers0_widen13_narrow;



assign accelerator0_control0_registers0_words[15] = accelerator0_control0_registers0_widen14_narrow;



assign accelerator0_control0_registers0_words[16] = accelerator0_control0_registers0_widen15_narrow;



assign accelerator0_control0_registers0_words[17] = accelerator0_control0_registers0_widen16_narrow;



assign accelerator0_control0_registers0_words[18] = accelerator0_control0_registers0_widen17_narrow;



assign accelerator0_control0_registers0_words[19] = accelerator0_control0_registers0_widen18_narrow;



assign accelerator0_control0_registers0_words[20] = accelerator0_control0_registers0_widen19_narrow;



assign accelerator0_control0_registers0_ring = (accelerator0_control0_registers0_write && (accelerator0_control0_registers0_write_address[12-1:2] == 7));
assign accelerator0_control0_registers0_clear = (accelerator0_control0_registers0_write && (accelerator0_control0_registers0_write_address[12-1:2] == 10) && accelerator0_control0_registers0_write_data[0]);
assign accelerator0_soft_reset = (accelerator0_control0_registers0_write && (accelerator0_control0_registers0_write_address[12-1:2] == 4) && accelerator0_control0_registers0_write_data[1]);
assign accelerator0_control0_registers0_failed = (accelerator0_control0_registers0_failure_code != 0);
assign accelerator0_control0_busy = ((accelerator0_control0_taken_slots != 0) && (accelerator0_control0_registers0_failure_code == 0));
assign interrupt = (accelerator0_control0_registers0_enabled && accelerator0_control0_registers0_pending);



assign accelerator0_list_base = {accelerator0_control0_registers0_base_hi, accelerator0_control0_registers0_base_lo};



assign accelerator0_control0_counters0_sort_stalls0_leaving = (accelerator0_control0_counters0_sort_stalls0_inside == accelerator0_control0_taken_slots);
assign accelerator0_control0_counters0_weights = (accelerator0_control0_busy && accelerator0_control0_counters0_sort_stalls0_waits_weights);
assign accelerator0_control0_counters0_activations = (accelerator0_control0_busy && accelerator0_control0_counters0_sort_stalls0_waits_activations);
assign accelerator0_control0_counters0_queue = (accelerator0_control0_busy && accelerator0_control0_counters0_sort_stalls0_waits_idle && (accelerator0_control0_counters0_sort_stalls0_inside != accelerator0_control0_taken_slots));



assign accelerator0_control0_counters0_drain = (accelerator0_control0_busy && (!accelerator0_control0_counters0_sort_stalls0_events_beat) && (!accelerator0_control0_counters0_sort_stalls0_waits_weights) && (!accelerator0_control0_counters0_sort_stalls0_waits_activations) && ((!accelerator0_control0_counters0_sort_stalls0_waits_idle) || accelerator0_control0_counters0_sort_stalls0_leaving));


always @(posedge clk) begin: accelerator0_control0_counters0_sort_stalls0_follow
    if (accelerator0_restart) begin
        accelerator0_control0_counters0_sort_stalls0_inside <= 0;
    end
    else if ((accelerator0_control0_counters0_sort_stalls0_events_list_done && (!accelerator0_control0_registers0_completed))) begin
        accelerator0_control0_counters0_sort_stalls0_inside <= (accelerator0_control0_counters0_sort_stalls0_inside + 1);
    end
    else if ((accelerator0_control0_registers0_completed && (!accelerator0_control0_counters0_sort_stalls0_events_list_done))) begin
        accelerator0_control0_counters0_sort_stalls0_inside <= (accelerator0_control0_counters0_sort_stalls0_inside - 1);
    end
end


always @(posedge clk) begin: accelerator0_control0_counters0_count0_add
    accelerator0_control0_counters0_count0_seen <= (accelerator0_control0_busy && (!rst));
    if (rst) begin
        accelerator0_control0_registers0_widen11_narrow <= 0;
    end
    else if (accelerator0_control0_counters0_count0_seen) begin
        accelerator0_control0_registers0_widen11_narrow <= (accelerator0_control0_registers0_widen11_narrow + 1);
    end
end


always @(posedge clk) begin: accelerator0_control0_counters0_count1_add
    accelerator0_control0_counters0_count1_seen <= (accelerator0_control0_counters0_sort_stalls0_events_beat && (!rst));
    if (rst) begin
        accelerator0_control0_registers0_widen12_narrow <= 0;
    end
    else if (accelerator0_control0_counters0_count1_seen) begin
        accelerator0_control0_registers0_widen12_narrow <= (accelerator0_control0_registers0_widen12_narrow + 1);
    end
end


always @(posedge clk) begin: accelerator0_control0_counters0_count2_add
    accelerator0_control0_counters0_count2_seen <= (accelerator0_control0_counters0_count2_event && (!rst));
    if (rst) begin
        accelerator0_control0_registers0_widen13_narrow <= 0;
    end
    else if (accelerator0_control0_counters0_count2_seen) begin
        accelerator0_control0_registers0_widen13_narrow <= (accelerator0_control0_registers0_widen13_narrow + 1);
    end
end


always @(posedge clk) begin: accelerator0_control0_counters0_count3_add
    accelerator0_control0_counters0_count3_seen <= (accelerator0_control0_counters0_weights && (!rst));
    if (rst) begin
        accelerator0_control0_registers0_widen14_narrow <= 0;
    end
    else if (accelerator0_control0_counters0_count3_seen) begin
        accelerator0_control0_registers0_widen14_narrow <= (accelerator0_control0_registers0_widen14_narrow + 1);
    end
end


always @(posedge clk) begin: accelerator0_control0_counters0_count4_add
    accelerator0_control0_counters0_count4_seen <= (accelerator0_control0_counters0_activations && (!rst));
    if (rst) begin
        accelerator0_control0_registers0_widen15_narrow <= 0;
    end
    else if (accelerator0_control0_counters0_count4_seen) begin
        accelerator0_control0_registers0_widen15_narrow <= (accelerator0_control0_registers0_widen15_narrow + 1);
    end
end


always @(posedge clk) begin: accelerator0_control0_counters0_count5_add
    accelerator0_control0_counters0_count5_seen <= (accelerator0_control0_counters0_drain && (!rst));
    if (rst) begin
        accelerator0_control0_registers0_widen16_narrow <= 0;
    end
    else if (accelerator0_control0_counters0_count5_seen) begin
        accelerator0_control0_registers0_widen16_narrow <= (accelerator0_control0_registers0_widen16_narrow + 1);
    end
end


always @(posedge clk) begin: accelerator0_control0_counters0_count6_add
    accelerator0_control0_counters0_count6_seen <= (accelerator0_control0_counters0_queue && (!rst));
    if (rst) begin
        accelerator0_control0_registers0_widen17_narrow <= 0;
    end
    else if (accelerator0_control0_counters0_count6_seen) begin
        accelerator0_control0_registers0_widen17_narrow <= (accelerator0_control0_registers0_widen17_narrow + 1);
    end
end


always @(posedge clk) begin: accelerator0_control0_counters0_count7_add
    accelerator0_control0_counters0_count7_seen <= (accelerator0_control0_counters0_count7_event && (!rst));
    if (rst) begin
        accelerator0_control0_registers0_widen18_narrow <= 0;
    end
    else if (accelerator0_control0_counters0_count7_seen) begin
        accelerator0_control0_registers0_widen18_narrow <= (accelerator0_control0_registers0_widen18_narrow + 1);
    end
end


always @(posedge clk) begin: accelerator0_control0_counters0_count8_add
    accelerator0_control0_counters0_count8_seen <= (accelerator0_control0_counters0_count8_event && (!rst));
    if (rst) begin
        accelerator0_control0_registers0_widen19_narrow <= 0;
    end
    else if (accelerator0_control0_counters0_count8_seen) begin
        accelerator0_control0_registers0_widen19_narrow <= (accelerator0_control0_registers0_widen19_narrow + 1);
    end
end


always @(accelerator0_control0_watchdog0_moving, accelerator0_fetch_job, accelerator0_control0_watchdog0_left, accelerator0_control0_busy, accelerator0_control0_counters0_sort_stalls0_waits_idle, accelerator0_issue_job) begin: accelerator0_control0_watchdog0_alarm
    accelerator0_stuck = ((accelerator0_control0_watchdog0_left == 1) && accelerator0_control0_busy && (!accelerator0_control0_watchdog0_moving));
    accelerator0_stuck_job = accelerator0_issue_job;
    if (accelerator0_control0_counters0_sort_stalls0_waits_idle) begin
        accelerator0_stuck_job = accelerator0_fetch_job;
    end
end


always @(posedge clk) begin: accelerator0_control0_watchdog0_run_down
    accelerator0_control0_watchdog0_moving <= accelerator0_moved;
    if ((rst || accelerator0_control0_watchdog0_moving || (!accelerator0_control0_busy) || (accelerator0_control0_watchdog0_left == 0))) begin
        accelerator0_control0_watchdog0_left <= accelerator0_control0_limit;
    end
    else begin
        accelerator0_control0_watchdog0_left <= (accelerator0_control0_watchdog0_left - 1);
    end
end



assign accelerator0_observe0_reads = accelerator0_observe0_gather_bits0_joined;



assign accelerator0_control0_counters0_sort_stalls0_events_beat = accelerator0_weights_pop;
assign accelerator0_control0_registers0_completed = accelerator0_completed;
assign accelerator0_control0_counters0_count7_event = (m_axi_io_rvalid && m_axi_io_rready);
assign accelerator0_control0_counters0_count8_event = (m_axi_io_wvalid && m_axi_io_wready);



assign accelerator0_observe0_any_read = (accelerator0_observe0_reads != 0);
assign accelerator0_moved = (accelerator0_observe0_any_read || accelerator0_weights_pop || m_axi_io_rvalid || (m_axi_io_wvalid && m_axi_io_wready) || m_axi_io_bvalid);



assign accelerator0_stop = ((accelerator0_control0_registers0_failure_code != 0) || accelerator0_halt);


always @(posedge clk) begin: accelerator0_failure_latch0_latch
    if (accelerator0_restart) begin
        accelerator0_control0_registers0_failure_code <= 0;
        accelerator0_control0_registers0_widen4_narrow <= 0;
    end
    else if ((accelerator0_control0_registers0_failure_code == 0)) begin
        if (accelerator0_issue_failed) begin
            accelerator0_control0_registers0_failure_code <= 2;
            if (accelerator0_issue_illegal) begin
                accelerator0_control0_registers0_failure_code <= 4;
            end
            accelerator0_control0_registers0_widen4_narrow <= accelerator0_issue_job;
        end
        else if (accelerator0_write_failed) begin
            accelerator0_control0_registers0_failure_code <= 3;
            accelerator0_control0_registers0_widen4_narrow <= accelerator0_write_job;
        end
        else if (accelerator0_fetch_failed) begin
            accelerator0_control0_registers0_widen4_narrow <= accelerator0_fetch_job;
            accelerator0_control0_registers0_failure_code <= 1;
            if (accelerator0_fetch_read) begin
                accelerator0_control0_registers0_failure_code <= 2;
            end
        end
        else if (accelerator0_stuck) begin
            accelerator0_control0_registers0_failure_code <= 6;
            accelerator0_control0_registers0_widen4_narrow <= accelerator0_stuck_job;
        end
        else if (accelerator0_overflow) begin
            accelerator0_control0_registers0_failure_code <= 5;
        end
    end
end



assign accelerator0_all_quiet = accelerator0_gather_bits1_joined;



assign accelerator0_quiet = (accelerator0_all_quiet == 31);



assign accelerator0_halt = (accelerator0_recovery0_state != 2'b00);
assign accelerator0_resetting = (accelerator0_recovery0_state == 2'b01);
assign accelerator0_restart = (rst || accelerator0_recovery0_forget);
assign accelerator0_rst = (rst || (accelerator0_recovery0_state == 2'b10));


always @(posedge clk) begin: accelerator0_recovery0_walk
    accelerator0_recovery0_forget <= 1'b0;
    if (rst) begin
        accelerator0_recovery0_state <= 2'b10;
        accelerator0_recovery0_left <= 63;
    end
    else if ((accelerator0_recovery0_state == 2'b01)) begin
        accelerator0_recovery0_left <= 63;
        if (accelerator0_quiet) begin
            accelerator0_recovery0_forget <= 1'b1;
            accelerator0_recovery0_state <= 2'b10;
        end
    end
    else if (accelerator0_soft_reset) begin
        accelerator0_recovery0_state <= 2'b01;
    end
    else if ((accelerator0_recovery0_state == 2'b10)) begin
        accelerator0_recovery0_left <= (accelerator0_recovery0_left - 1);
        if ((accelerator0_recovery0_left == 0)) begin
            accelerator0_recovery0_left <= 0;
            accelerator0_recovery0_state <= 2'b00;
        end
    end
end



assign accelerator0_sequencer0_bad_base = ((accelerator0_list_base[6-1:0] != 0) || (accelerator0_list_base[64-1:32] != 0));



assign accelerator0_sequencer0_read_descriptor0_fetch_valid = (accelerator0_sequencer0_ask && (!accelerator0_sequencer0_bad_base));
assign accelerator0_sequencer0_read_descriptor0_fetch_addr = (accelerator0_list_base[32-1:0] + (accelerator0_sequencer0_place << 6));
assign accelerator0_sequencer0_read_descriptor0_fetch_beats = 8;
assign accelerator0_sequencer0_asked = (accelerator0_sequencer0_ask && (!accelerator0_sequencer0_bad_base) && accelerator0_sequencer0_read_descriptor0_fetch_ready);



assign accelerator0_sequencer0_read_descriptor0_fetched_tready = accelerator0_sequencer0_read_descriptor0_reading;
assign accelerator0_sequencer0_read_descriptor0_last = ($signed({1'b0, accelerator0_sequencer0_read_descriptor0_received}) == (8 - 1));
assign accelerator0_sequencer0_arrived = (accelerator0_sequencer0_read_descriptor0_reading && accelerator0_sequencer0_read_descriptor0_fetched_tvalid && ($signed({1'b0, accelerator0_sequencer0_read_descriptor0_received}) == (8 - 1)));


always @(posedge clk) begin: accelerator0_sequencer0_read_descriptor0_receive
    if (accelerator0_rst) begin
        accelerator0_sequencer0_read_descriptor0_reading <= 1'b0;
    end
    else if (accelerator0_sequencer0_ask) begin
        accelerator0_sequencer0_read_descriptor0_reading <= (accelerator0_sequencer0_read_descriptor0_fetch_ready && (!accelerator0_sequencer0_bad_base));
        accelerator0_sequencer0_read_descriptor0_received <= 0;
        accelerator0_sequencer0_read_bad <= 1'b0;
    end
    else if ((accelerator0_sequencer0_read_descriptor0_reading && accelerator0_sequencer0_read_descriptor0_fetched_tvalid)) begin
        accelerator0_sequencer0_words <= {accelerator0_sequencer0_read_descriptor0_fetched_tdata[64-1:0], accelerator0_sequencer0_words[512-1:64]};
        accelerator0_sequencer0_read_descriptor0_received <= (accelerator0_sequencer0_read_descriptor0_received + 1);
        if (accelerator0_sequencer0_read_descriptor0_last) begin
            accelerator0_sequencer0_read_descriptor0_received <= 0;
            accelerator0_sequencer0_read_descriptor0_reading <= 1'b0;
        end
        if (accelerator0_sequencer0_read_descriptor0_fetched_tdata[64]) begin
            accelerator0_sequencer0_read_bad <= 1'b1;
        end
    end
end



assign accelerator0_sequencer0_check0_wrong_control = ((accelerator0_sequencer0_words[32-1:24] != 177) || (accelerator0_sequencer0_words[8-1:4] == 0) || (accelerator0_sequencer0_words[8-1:4] > 5) || (accelerator0_sequencer0_job_tokens == 0) || (accelerator0_sequencer0_job_tokens > 24));



assign accelerator0_sequencer0_check0_wrong_shape = ((accelerator0_sequencer0_words[52-1:32] == 0) || ((accelerator0_sequencer0_words[64-1:52] != 0) && (accelerator0_sequencer0_words[96-1:80] <= 64)) || (accelerator0_sequencer0_words[80-1:64] == 0) || (accelerator0_sequencer0_words[96-1:80] == 0) || (accelerator0_sequencer0_words[96-1:80] > 1024) || (accelerator0_sequencer0_words[86-1:80] != 0) || (accelerator0_sequencer0_words[102-1:96] != 0));



assign accelerator0_sequencer0_bad = (accelerator0_sequencer0_check0_wrong_control || accelerator0_sequencer0_check0_wrong_shape || (accelerator0_sequencer0_bad_addresses != 0));


always @(posedge clk) begin: accelerator0_sequencer0_unpack0_fields
    if (accelerator0_sequencer0_judge) begin
        accelerator0_sequencer0_unpack0_job_m <= accelerator0_sequencer0_words[52-1:32];
        accelerator0_sequencer0_unpack0_job_k_blocks <= accelerator0_sequencer0_words[80-1:64];
        accelerator0_sequencer0_unpack0_job_tile <= accelerator0_sequencer0_words[96-1:80];
        accelerator0_sequencer0_unpack0_job_wide <= accelerator0_sequencer0_words[64-1:52];
        accelerator0_sequencer0_unpack0_job_planes <= accelerator0_sequencer0_words[8-1:4];
        accelerator0_sequencer0_unpack0_job_tokens_renamed0 <= accelerator0_sequencer0_job_tokens;
        accelerator0_sequencer0_unpack0_job_x <= accelerator0_sequencer0_unpack0_x;
        accelerator0_sequencer0_unpack0_job_y <= accelerator0_sequencer0_unpack0_y;
        accelerator0_sequencer0_unpack0_job_y_stride <= accelerator0_sequencer0_words[128-1:96];
        accelerator0_sequencer0_job_last <= accelerator0_sequencer0_words[0];
    end
end



assign accelerator0_sequencer0_counted = ((accelerator0_sequencer0_count_beats0_multiplier == 0) && (!accelerator0_sequencer0_count_beats0_first) && (!accelerator0_sequencer0_count_beats0_second) && (!accelerator0_sequencer0_recount));


always @(posedge clk) begin: accelerator0_sequencer0_count_beats0_step
    if (accelerator0_sequencer0_recount) begin
        accelerator0_sequencer0_count_beats0_multiplier <= accelerator0_sequencer0_unpack0_job_k_blocks;
        accelerator0_sequencer0_count_beats0_multiplicand <= accelerator0_sequencer0_unpack0_job_m;
        accelerator0_sequencer0_beats <= 0;
        accelerator0_sequencer0_count_beats0_first <= 1'b1;
        accelerator0_sequencer0_count_beats0_second <= 1'b0;
    end
    else if ((accelerator0_sequencer0_count_beats0_multiplier != 0)) begin
        accelerator0_sequencer0_count_beats0_multiplier <= (accelerator0_sequencer0_count_beats0_multiplier >>> 1);
        accelerator0_sequencer0_count_beats0_multiplicand <= (accelerator0_sequencer0_count_beats0_multiplicand << 1);
        if (accelerator0_sequencer0_count_beats0_multiplier[0]) begin
            accelerator0_sequencer0_beats <= (accelerator0_sequencer0_beats + accelerator0_sequencer0_count_beats0_multiplicand);
        end
    end
    else if (accelerator0_sequencer0_count_beats0_first) begin
        accelerator0_sequencer0_count_beats0_multiplier <= accelerator0_sequencer0_unpack0_job_planes;
        accelerator0_sequencer0_count_beats0_multiplicand <= accelerator0_sequencer0_beats;
        accelerator0_sequencer0_beats <= 0;
        accelerator0_sequencer0_count_beats0_first <= 1'b0;
        accelerator0_sequencer0_count_beats0_second <= 1'b1;
    end
    else if (accelerator0_sequencer0_count_beats0_second) begin
        accelerator0_sequencer0_count_beats0_second <= 1'b0;
    end
end



assign accelerator0_sequencer0_bad_addresses = accelerator0_sequencer0_gather_bits2_joined;



assign accelerator0_sequencer0_pending = accelerator0_sequencer0_gather_bits3_joined;


always @(posedge clk) begin: accelerator0_sequencer0_taker0_hand
    if (accelerator0_rst) begin
        accelerator0_sequencer0_loader_waits <= 1'b0;
    end
    else if (accelerator0_sequencer0_hand) begin
        accelerator0_sequencer0_loader_waits <= 1'b1;
    end
    else if (accelerator0_loader_ready) begin
        accelerator0_sequencer0_loader_waits <= 1'b0;
    end
end


always @(posedge clk) begin: accelerator0_sequencer0_taker1_hand
    if (accelerator0_rst) begin
        accelerator0_sequencer0_issue_waits <= 1'b0;
    end
    else if (accelerator0_sequencer0_hand) begin
        accelerator0_sequencer0_issue_waits <= 1'b1;
    end
    else if (accelerator0_issue_ready) begin
        accelerator0_sequencer0_issue_waits <= 1'b0;
    end
end



assign accelerator0_sequencer0_unpack0_x = accelerator0_sequencer0_words[160-1:128];
assign accelerator0_sequencer0_unpack_address0_bad = ((accelerator0_sequencer0_words[134-1:128] != 0) || (accelerator0_sequencer0_words[192-1:160] != 0));



assign accelerator0_sequencer0_unpack0_y = accelerator0_sequencer0_words[224-1:192];
assign accelerator0_sequencer0_unpack_address1_bad = ((accelerator0_sequencer0_words[198-1:192] != 0) || (accelerator0_sequencer0_words[256-1:224] != 0));



assign accelerator0_sequencer0_unpack_address2_address = accelerator0_sequencer0_words[288-1:256];
assign accelerator0_sequencer0_unpack_address2_bad = ((accelerator0_sequencer0_words[262-1:256] != 0) || (accelerator0_sequencer0_words[320-1:288] != 0));



assign accelerator0_sequencer0_unpack_address3_address = accelerator0_sequencer0_words[352-1:320];
assign accelerator0_sequencer0_unpack_address3_bad = ((accelerator0_sequencer0_words[326-1:320] != 0) || (accelerator0_sequencer0_words[384-1:352] != 0));



assign accelerator0_sequencer0_port_command0_command_valid = accelerator0_sequencer0_port_command0_waiting;
assign accelerator0_sequencer0_port_command0_command_addr = accelerator0_sequencer0_unpack_address2_address;
assign accelerator0_sequencer0_port_command0_command_beats = accelerator0_sequencer0_beats;


always @(posedge clk) begin: accelerator0_sequencer0_port_command0_taker2_hand
    if (accelerator0_sequencer0_forget) begin
        accelerator0_sequencer0_port_command0_waiting <= 1'b0;
    end
    else if (accelerator0_sequencer0_start) begin
        accelerator0_sequencer0_port_command0_waiting <= 1'b1;
    end
    else if (accelerator0_sequencer0_port_command0_taker2_ready) begin
        accelerator0_sequencer0_port_command0_waiting <= 1'b0;
    end
end



assign accelerator0_sequencer0_port_command1_command_valid = accelerator0_sequencer0_port_command1_waiting;
assign accelerator0_sequencer0_port_command1_command_addr = accelerator0_sequencer0_unpack_address3_address;
assign accelerator0_sequencer0_port_command1_command_beats = accelerator0_sequencer0_beats;


always @(posedge clk) begin: accelerator0_sequencer0_port_command1_taker3_hand
    if (accelerator0_sequencer0_forget) begin
        accelerator0_sequencer0_port_command1_waiting <= 1'b0;
    end
    else if (accelerator0_sequencer0_start) begin
        accelerator0_sequencer0_port_command1_waiting <= 1'b1;
    end
    else if (accelerator0_sequencer0_port_command1_taker3_ready) begin
        accelerator0_sequencer0_port_command1_waiting <= 1'b0;
    end
end



assign accelerator0_sequencer0_ask = (accelerator0_sequencer0_state == 3'b001);
assign accelerator0_sequencer0_judge = (accelerator0_sequencer0_state == 3'b011);
assign accelerator0_sequencer0_hand = ((accelerator0_sequencer0_state == 3'b011) && (!accelerator0_sequencer0_guess) && (!accelerator0_sequencer0_bad) && (!accelerator0_sequencer0_read_bad));
assign accelerator0_sequencer0_start = ((accelerator0_sequencer0_state == 3'b100) && accelerator0_sequencer0_counted && (!accelerator0_sequencer0_started) && (!(accelerator0_sequencer0_guess && accelerator0_sequencer0_refuted)));
assign accelerator0_drop = ((accelerator0_sequencer0_state == 3'b111) && accelerator0_control0_counters0_sort_stalls0_waits_idle);
assign accelerator0_sequencer0_forget = (accelerator0_rst || accelerator0_dropped);



assign accelerator0_sequencer0_confirmed = (accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tvalid && (accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tdata[24-1:0] == accelerator0_sequencer0_place));
assign accelerator0_sequencer0_refuted = (accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tvalid && (accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tdata[24-1:0] != accelerator0_sequencer0_place));
assign accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tready = ((!accelerator0_stop) && ((accelerator0_sequencer0_state == 3'b000) || ((accelerator0_sequencer0_state == 3'b110) && (accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tdata[24-1:0] == accelerator0_sequencer0_place))));



assign accelerator0_loader_valid = accelerator0_sequencer0_loader_waits;
assign accelerator0_issue_valid = accelerator0_sequencer0_issue_waits;
assign accelerator0_sequencer0_all_taken = ((accelerator0_sequencer0_pending == 0) && (!accelerator0_sequencer0_loader_waits) && (!accelerator0_sequencer0_issue_waits));


always @(accelerator0_sequencer0_words, accelerator0_sequencer0_tokens) begin: accelerator0_sequencer0_own_tokens
    accelerator0_sequencer0_job_tokens = accelerator0_sequencer0_tokens;
    if ((accelerator0_sequencer0_words[16-1:8] != 0)) begin
        accelerator0_sequencer0_job_tokens = accelerator0_sequencer0_words[16-1:8];
    end
end


always @(accelerator0_sequencer0_read_bad, accelerator0_sequencer0_guess, accelerator0_sequencer0_job_index, accelerator0_sequencer0_place, accelerator0_sequencer0_bad_base, accelerator0_sequencer0_bad, accelerator0_sequencer0_state) begin: accelerator0_sequencer0_report
    accelerator0_fetch_failed = ((!accelerator0_sequencer0_guess) && (((accelerator0_sequencer0_state == 3'b011) && (accelerator0_sequencer0_bad || accelerator0_sequencer0_read_bad)) || ((accelerator0_sequencer0_state == 3'b001) && accelerator0_sequencer0_bad_base)));
    accelerator0_fetch_read = ((accelerator0_sequencer0_state == 3'b011) && accelerator0_sequencer0_read_bad);
    accelerator0_fetch_job = accelerator0_sequencer0_place;
    if (accelerator0_sequencer0_guess) begin
        accelerator0_fetch_job = accelerator0_sequencer0_job_index;
    end
end


always @(posedge clk) begin: accelerator0_sequencer0_follow
    if ((accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tvalid && accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tready)) begin
        accelerator0_sequencer0_tokens <= accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tdata[32-1:24];
    end
    if ((accelerator0_sequencer0_judge && (!accelerator0_sequencer0_guess))) begin
        accelerator0_sequencer0_job_index <= accelerator0_sequencer0_place;
    end
    accelerator0_sequencer0_recount <= (accelerator0_sequencer0_judge && (!accelerator0_sequencer0_started));
end


always @(posedge clk) begin: accelerator0_sequencer0_walk
    if (accelerator0_rst) begin
        accelerator0_sequencer0_state <= 3'b000;
        accelerator0_sequencer0_tried <= 1'b1;
        accelerator0_sequencer0_guess <= 1'b0;
    end
    else if ((accelerator0_sequencer0_state == 3'b000)) begin
        accelerator0_sequencer0_started <= 1'b0;
        accelerator0_sequencer0_guess <= 1'b0;
        accelerator0_sequencer0_place <= accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tdata[24-1:0];
        if ((accelerator0_control0_registers0_doorbell_queue0_fifo0_m_tvalid && (!accelerator0_stop))) begin
            accelerator0_sequencer0_state <= 3'b001;
        end
        else if ((accelerator0_prefetch && (!accelerator0_sequencer0_tried) && (!accelerator0_stop))) begin
            accelerator0_sequencer0_state <= 3'b001;
            accelerator0_sequencer0_guess <= 1'b1;
            accelerator0_sequencer0_place <= (accelerator0_sequencer0_job_index + 1);
        end
    end
    else if ((accelerator0_sequencer0_state == 3'b001)) begin
        if (accelerator0_sequencer0_bad_base) begin
            accelerator0_sequencer0_state <= 3'b000;
            accelerator0_sequencer0_tried <= 1'b1;
        end
        else if (accelerator0_sequencer0_asked) begin
            accelerator0_sequencer0_state <= 3'b010;
        end
    end
    else if ((accelerator0_sequencer0_state == 3'b010)) begin
        if (accelerator0_sequencer0_arrived) begin
            accelerator0_sequencer0_state <= 3'b011;
        end
    end
    else if ((accelerator0_sequencer0_state == 3'b011)) begin
        accelerator0_sequencer0_state <= 3'b100;
        if ((accelerator0_sequencer0_bad || accelerator0_sequencer0_read_bad)) begin
            accelerator0_sequencer0_state <= 3'b000;
            accelerator0_sequencer0_tried <= 1'b1;
        end
    end
    else if ((accelerator0_sequencer0_state == 3'b100)) begin
        if (accelerator0_sequencer0_counted) begin
            accelerator0_sequencer0_started <= 1'b1;
            accelerator0_sequencer0_state <= 3'b101;
            if (accelerator0_sequencer0_guess) begin
                accelerator0_sequencer0_state <= 3'b110;
                if (accelerator0_sequencer0_refuted) begin
                    accelerator0_sequencer0_state <= 3'b000;
                    accelerator0_sequencer0_tried <= 1'b1;
                end
            end
        end
    end
    else if ((accelerator0_sequencer0_state == 3'b110)) begin
        if ((accelerator0_sequencer0_confirmed && (!accelerator0_stop))) begin
            accelerator0_sequencer0_guess <= 1'b0;
            accelerator0_sequencer0_state <= 3'b011;
        end
        else if ((accelerator0_sequencer0_refuted || (!accelerator0_prefetch))) begin
            accelerator0_sequencer0_state <= 3'b111;
        end
    end
    else if ((accelerator0_sequencer0_state == 3'b111)) begin
        if (accelerator0_dropped) begin
            accelerator0_sequencer0_state <= 3'b000;
            accelerator0_sequencer0_tried <= 1'b1;
        end
    end
    else if (accelerator0_sequencer0_all_taken) begin
        accelerator0_sequencer0_state <= 3'b000;
        accelerator0_sequencer0_tried <= 1'b0;
        if ((!accelerator0_sequencer0_job_last)) begin
            accelerator0_sequencer0_state <= 3'b001;
            accelerator0_sequencer0_started <= 1'b0;
            accelerator0_sequencer0_place <= (accelerator0_sequencer0_place + 1);
        end
    end
end



assign accelerator0_weights_quiet = accelerator0_gather_bits4_joined;



assign accelerator0_ports_halt = (accelerator0_halt || accelerator0_drop);
assign accelerator0_dropped = (accelerator0_drop && (accelerator0_weights_quiet == 3));
assign accelerator0_ports_rst = (accelerator0_rst || (accelerator0_drop && (accelerator0_weights_quiet == 3)));



assign accelerator0_sequencer0_read_descriptor0_fetch_ready = (!accelerator0_read_dma0_fetch_bursts0_split0_active);
assign accelerator0_read_dma0_fetch_bursts0_burst_addr = accelerator0_read_dma0_fetch_bursts0_split0_addr;
assign accelerator0_read_dma0_fetch_bursts0_burst_beats = accelerator0_read_dma0_fetch_bursts0_split0_beats;
assign accelerator0_read_dma0_fetch_bursts0_burst_last = accelerator0_read_dma0_fetch_bursts0_split0_ending;
assign accelerator0_read_dma0_fetch_bursts0_burst_valid = accelerator0_read_dma0_fetch_bursts0_split0_sized;


always @(posedge clk) begin: accelerator0_read_dma0_fetch_bursts0_split0_step
    reg [5-1:0] room;
    room = 0;
    room = (16 - accelerator0_read_dma0_fetch_bursts0_split0_addr[7-1:3]);
    if (accelerator0_rst) begin
        accelerator0_read_dma0_fetch_bursts0_split0_active <= 1'b0;
        accelerator0_read_dma0_fetch_bursts0_split0_sized <= 1'b0;
    end
    else if ((!accelerator0_read_dma0_fetch_bursts0_split0_active)) begin
        accelerator0_read_dma0_fetch_bursts0_split0_addr <= accelerator0_sequencer0_read_descriptor0_fetch_addr;
        accelerator0_read_dma0_fetch_bursts0_split0_left <= accelerator0_sequencer0_read_descriptor0_fetch_beats;
        accelerator0_read_dma0_fetch_bursts0_split0_active <= accelerator0_sequencer0_read_descriptor0_fetch_valid;
    end
    else if ((!accelerator0_read_dma0_fetch_bursts0_split0_sized)) begin
        accelerator0_read_dma0_fetch_bursts0_split0_sized <= 1'b1;
        accelerator0_read_dma0_fetch_bursts0_split0_beats <= room;
        accelerator0_read_dma0_fetch_bursts0_split0_ending <= 1'b0;
        if ((accelerator0_read_dma0_fetch_bursts0_split0_left <= room)) begin
            accelerator0_read_dma0_fetch_bursts0_split0_beats <= accelerator0_read_dma0_fetch_bursts0_split0_left[5-1:0];
            accelerator0_read_dma0_fetch_bursts0_split0_ending <= 1'b1;
        end
    end
    else if (accelerator0_read_dma0_fetch_bursts0_burst_ready) begin
        accelerator0_read_dma0_fetch_bursts0_split0_sized <= 1'b0;
        accelerator0_read_dma0_fetch_bursts0_split0_active <= (!accelerator0_read_dma0_fetch_bursts0_split0_ending);
        accelerator0_read_dma0_fetch_bursts0_split0_left <= (accelerator0_read_dma0_fetch_bursts0_split0_left - accelerator0_read_dma0_fetch_bursts0_split0_beats);
        accelerator0_read_dma0_fetch_bursts0_split0_addr <= (accelerator0_read_dma0_fetch_bursts0_split0_addr + (accelerator0_read_dma0_fetch_bursts0_split0_beats << 3));
    end
end



assign accelerator0_read_dma0_fetch_bursts0_burst_ready = (accelerator0_read_dma0_fetch_bursts0_room && (!accelerator0_halt) && ((!accelerator0_read_dma0_fetch_bursts0_waiting) || accelerator0_read_dma0_fetch_bursts0_axi_arready));
assign accelerator0_read_dma0_fetch_bursts0_axi_arvalid = accelerator0_read_dma0_fetch_bursts0_waiting;
assign accelerator0_read_dma0_quiet = (accelerator0_read_dma0_fetch_bursts0_flying == 0);


always @(posedge clk) begin: accelerator0_read_dma0_fetch_bursts0_address
    accelerator0_read_dma0_fetch_bursts0_axi_arsize <= 3;
    accelerator0_read_dma0_fetch_bursts0_axi_arburst <= 1;
    accelerator0_read_dma0_fetch_bursts0_axi_arcache <= 3;
    accelerator0_read_dma0_fetch_bursts0_axi_arprot <= 0;
    if (accelerator0_rst) begin
        accelerator0_read_dma0_fetch_bursts0_waiting <= 1'b0;
    end
    else if ((accelerator0_read_dma0_fetch_bursts0_burst_valid && accelerator0_read_dma0_fetch_bursts0_burst_ready)) begin
        accelerator0_read_dma0_fetch_bursts0_waiting <= 1'b1;
        accelerator0_read_dma0_fetch_bursts0_axi_araddr <= accelerator0_read_dma0_fetch_bursts0_burst_addr;
        accelerator0_read_dma0_fetch_bursts0_axi_arlen <= (accelerator0_read_dma0_fetch_bursts0_burst_beats - 1);
    end
    else if (accelerator0_read_dma0_fetch_bursts0_axi_arready) begin
        accelerator0_read_dma0_fetch_bursts0_waiting <= 1'b0;
    end
end


always @(posedge clk) begin: accelerator0_read_dma0_fetch_bursts0_reserve
    reg [5-1:0] taken;
    reg [1-1:0] freed;
    taken = 0;
    freed = 0;
    taken = 0;
    freed = 0;
    if ((accelerator0_read_dma0_fetch_bursts0_burst_valid && accelerator0_read_dma0_fetch_bursts0_burst_ready)) begin
        taken = accelerator0_read_dma0_fetch_bursts0_burst_beats;
    end
    if (accelerator0_read_dma0_given) begin
        freed = 1;
    end
    if (accelerator0_rst) begin
        accelerator0_read_dma0_fetch_bursts0_reserved <= 0;
        accelerator0_read_dma0_fetch_bursts0_flying <= 0;
        accelerator0_read_dma0_fetch_bursts0_room <= 1'b0;
    end
    else begin
        accelerator0_read_dma0_fetch_bursts0_reserved <= ((accelerator0_read_dma0_fetch_bursts0_reserved + taken) - freed);
        if (((taken != 0) && (!(accelerator0_read_dma0_axi_rvalid && accelerator0_read_dma0_fetch_bursts0_axi_rlast)))) begin
            accelerator0_read_dma0_fetch_bursts0_flying <= (accelerator0_read_dma0_fetch_bursts0_flying + 1);
        end
        else if (((taken == 0) && accelerator0_read_dma0_axi_rvalid && accelerator0_read_dma0_fetch_bursts0_axi_rlast)) begin
            accelerator0_read_dma0_fetch_bursts0_flying <= (accelerator0_read_dma0_fetch_bursts0_flying - 1);
        end
        accelerator0_read_dma0_fetch_bursts0_room <= (((accelerator0_read_dma0_fetch_bursts0_reserved + taken) <= (32 - 16)) && (($signed({1'b0, accelerator0_read_dma0_fetch_bursts0_flying}) < (16 - 1)) || ((taken == 0) && (accelerator0_read_dma0_fetch_bursts0_flying < 16))));
    end
end



assign accelerator0_read_dma0_arrived_tready = (accelerator0_read_dma0_fifo1_level != 32);
assign accelerator0_read_dma0_fifo1_push = (accelerator0_read_dma0_arrived_tvalid && (accelerator0_read_dma0_fifo1_level != 32));
assign accelerator0_read_dma0_fifo1_show = (accelerator0_sequencer0_read_descriptor0_fetched_tready || (!accelerator0_read_dma0_fifo1_shown_valid));
assign accelerator0_read_dma0_fifo1_fetch = ((accelerator0_read_dma0_fifo1_level != 0) && (accelerator0_sequencer0_read_descriptor0_fetched_tready || (!accelerator0_read_dma0_fifo1_shown_valid) || (!accelerator0_read_dma0_fifo1_fetched_valid)));
assign accelerator0_sequencer0_read_descriptor0_fetched_tdata = accelerator0_read_dma0_fifo1_shown;
assign accelerator0_sequencer0_read_descriptor0_fetched_tvalid = accelerator0_read_dma0_fifo1_shown_valid;


always @(posedge clk) begin: accelerator0_read_dma0_fifo1_store
    if (accelerator0_read_dma0_fifo1_push) begin
        accelerator0_read_dma0_fifo1_memory[accelerator0_read_dma0_fifo1_tail] <= accelerator0_read_dma0_arrived_tdata;
    end
end


always @(posedge clk) begin: accelerator0_read_dma0_fifo1_advance
    if (accelerator0_read_dma0_fifo1_fetch) begin
        accelerator0_read_dma0_fifo1_fetched <= accelerator0_read_dma0_fifo1_memory[accelerator0_read_dma0_fifo1_head];
    end
    if (accelerator0_read_dma0_fifo1_show) begin
        accelerator0_read_dma0_fifo1_shown <= accelerator0_read_dma0_fifo1_fetched;
    end
end


always @(posedge clk) begin: accelerator0_read_dma0_fifo1_control
    if (accelerator0_rst) begin
        accelerator0_read_dma0_fifo1_head <= 0;
        accelerator0_read_dma0_fifo1_tail <= 0;
        accelerator0_read_dma0_fifo1_level <= 0;
        accelerator0_read_dma0_fifo1_fetched_valid <= 1'b0;
        accelerator0_read_dma0_fifo1_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_read_dma0_fifo1_push) begin
            accelerator0_read_dma0_fifo1_tail <= (accelerator0_read_dma0_fifo1_tail + 1);
        end
        if (accelerator0_read_dma0_fifo1_fetch) begin
            accelerator0_read_dma0_fifo1_head <= (accelerator0_read_dma0_fifo1_head + 1);
        end
        if ((accelerator0_read_dma0_fifo1_push && (!accelerator0_read_dma0_fifo1_fetch))) begin
            accelerator0_read_dma0_fifo1_level <= (accelerator0_read_dma0_fifo1_level + 1);
        end
        else if ((accelerator0_read_dma0_fifo1_fetch && (!accelerator0_read_dma0_fifo1_push))) begin
            accelerator0_read_dma0_fifo1_level <= (accelerator0_read_dma0_fifo1_level - 1);
        end
        if (accelerator0_read_dma0_fifo1_fetch) begin
            accelerator0_read_dma0_fifo1_fetched_valid <= 1'b1;
        end
        else if (accelerator0_read_dma0_fifo1_show) begin
            accelerator0_read_dma0_fifo1_fetched_valid <= 1'b0;
        end
        if (accelerator0_read_dma0_fifo1_show) begin
            accelerator0_read_dma0_fifo1_shown_valid <= accelerator0_read_dma0_fifo1_fetched_valid;
        end
    end
end



assign accelerator0_read_dma0_arrived_tdata = {accelerator0_read_dma0_axi_rresp[1], accelerator0_read_dma0_axi_rdata};
assign accelerator0_read_dma0_arrived_tvalid = accelerator0_read_dma0_axi_rvalid;
assign accelerator0_read_dma0_axi_rready = accelerator0_read_dma0_arrived_tready;
assign accelerator0_read_dma0_given = (accelerator0_sequencer0_read_descriptor0_fetched_tvalid && accelerator0_sequencer0_read_descriptor0_fetched_tready);



assign accelerator0_read_dma1_fetch_bursts1_split1_command_ready = (!accelerator0_read_dma1_fetch_bursts1_split1_active);
assign accelerator0_read_dma1_fetch_bursts1_burst_addr = accelerator0_read_dma1_fetch_bursts1_split1_addr;
assign accelerator0_read_dma1_fetch_bursts1_burst_beats = accelerator0_read_dma1_fetch_bursts1_split1_beats;
assign accelerator0_read_dma1_fetch_bursts1_burst_last = accelerator0_read_dma1_fetch_bursts1_split1_ending;
assign accelerator0_read_dma1_fetch_bursts1_burst_valid = accelerator0_read_dma1_fetch_bursts1_split1_sized;


always @(posedge clk) begin: accelerator0_read_dma1_fetch_bursts1_split1_step
    reg [5-1:0] room;
    room = 0;
    room = (16 - accelerator0_read_dma1_fetch_bursts1_split1_addr[7-1:3]);
    if (accelerator0_rst) begin
        accelerator0_read_dma1_fetch_bursts1_split1_active <= 1'b0;
        accelerator0_read_dma1_fetch_bursts1_split1_sized <= 1'b0;
    end
    else if ((!accelerator0_read_dma1_fetch_bursts1_split1_active)) begin
        accelerator0_read_dma1_fetch_bursts1_split1_addr <= accelerator0_read_dma1_fetch_bursts1_split1_command_addr;
        accelerator0_read_dma1_fetch_bursts1_split1_left <= accelerator0_read_dma1_fetch_bursts1_split1_command_beats;
        accelerator0_read_dma1_fetch_bursts1_split1_active <= accelerator0_read_dma1_fetch_bursts1_split1_command_valid;
    end
    else if ((!accelerator0_read_dma1_fetch_bursts1_split1_sized)) begin
        accelerator0_read_dma1_fetch_bursts1_split1_sized <= 1'b1;
        accelerator0_read_dma1_fetch_bursts1_split1_beats <= room;
        accelerator0_read_dma1_fetch_bursts1_split1_ending <= 1'b0;
        if ((accelerator0_read_dma1_fetch_bursts1_split1_left <= room)) begin
            accelerator0_read_dma1_fetch_bursts1_split1_beats <= accelerator0_read_dma1_fetch_bursts1_split1_left[5-1:0];
            accelerator0_read_dma1_fetch_bursts1_split1_ending <= 1'b1;
        end
    end
    else if (accelerator0_read_dma1_fetch_bursts1_burst_ready) begin
        accelerator0_read_dma1_fetch_bursts1_split1_sized <= 1'b0;
        accelerator0_read_dma1_fetch_bursts1_split1_active <= (!accelerator0_read_dma1_fetch_bursts1_split1_ending);
        accelerator0_read_dma1_fetch_bursts1_split1_left <= (accelerator0_read_dma1_fetch_bursts1_split1_left - accelerator0_read_dma1_fetch_bursts1_split1_beats);
        accelerator0_read_dma1_fetch_bursts1_split1_addr <= (accelerator0_read_dma1_fetch_bursts1_split1_addr + (accelerator0_read_dma1_fetch_bursts1_split1_beats << 3));
    end
end



assign accelerator0_read_dma1_fetch_bursts1_burst_ready = (accelerator0_read_dma1_fetch_bursts1_room && (!accelerator0_halt) && ((!accelerator0_read_dma1_fetch_bursts1_waiting) || accelerator0_read_dma1_fetch_bursts1_axi_arready));
assign accelerator0_read_dma1_fetch_bursts1_axi_arvalid = accelerator0_read_dma1_fetch_bursts1_waiting;
assign accelerator0_read_dma1_quiet = (accelerator0_read_dma1_fetch_bursts1_flying == 0);


always @(posedge clk) begin: accelerator0_read_dma1_fetch_bursts1_address
    accelerator0_read_dma1_fetch_bursts1_axi_arsize <= 3;
    accelerator0_read_dma1_fetch_bursts1_axi_arburst <= 1;
    accelerator0_read_dma1_fetch_bursts1_axi_arcache <= 3;
    accelerator0_read_dma1_fetch_bursts1_axi_arprot <= 0;
    if (accelerator0_rst) begin
        accelerator0_read_dma1_fetch_bursts1_waiting <= 1'b0;
    end
    else if ((accelerator0_read_dma1_fetch_bursts1_burst_valid && accelerator0_read_dma1_fetch_bursts1_burst_ready)) begin
        accelerator0_read_dma1_fetch_bursts1_waiting <= 1'b1;
        accelerator0_read_dma1_fetch_bursts1_axi_araddr <= accelerator0_read_dma1_fetch_bursts1_burst_addr;
        accelerator0_read_dma1_fetch_bursts1_axi_arlen <= (accelerator0_read_dma1_fetch_bursts1_burst_beats - 1);
    end
    else if (accelerator0_read_dma1_fetch_bursts1_axi_arready) begin
        accelerator0_read_dma1_fetch_bursts1_waiting <= 1'b0;
    end
end


always @(posedge clk) begin: accelerator0_read_dma1_fetch_bursts1_reserve
    reg [5-1:0] taken;
    reg [1-1:0] freed;
    taken = 0;
    freed = 0;
    taken = 0;
    freed = 0;
    if ((accelerator0_read_dma1_fetch_bursts1_burst_valid && accelerator0_read_dma1_fetch_bursts1_burst_ready)) begin
        taken = accelerator0_read_dma1_fetch_bursts1_burst_beats;
    end
    if (accelerator0_read_dma1_given) begin
        freed = 1;
    end
    if (accelerator0_rst) begin
        accelerator0_read_dma1_fetch_bursts1_reserved <= 0;
        accelerator0_read_dma1_fetch_bursts1_flying <= 0;
        accelerator0_read_dma1_fetch_bursts1_room <= 1'b0;
    end
    else begin
        accelerator0_read_dma1_fetch_bursts1_reserved <= ((accelerator0_read_dma1_fetch_bursts1_reserved + taken) - freed);
        if (((taken != 0) && (!(accelerator0_read_dma1_axi_rvalid && accelerator0_read_dma1_fetch_bursts1_axi_rlast)))) begin
            accelerator0_read_dma1_fetch_bursts1_flying <= (accelerator0_read_dma1_fetch_bursts1_flying + 1);
        end
        else if (((taken == 0) && accelerator0_read_dma1_axi_rvalid && accelerator0_read_dma1_fetch_bursts1_axi_rlast)) begin
            accelerator0_read_dma1_fetch_bursts1_flying <= (accelerator0_read_dma1_fetch_bursts1_flying - 1);
        end
        accelerator0_read_dma1_fetch_bursts1_room <= (((accelerator0_read_dma1_fetch_bursts1_reserved + taken) <= (512 - 16)) && (($signed({1'b0, accelerator0_read_dma1_fetch_bursts1_flying}) < (16 - 1)) || ((taken == 0) && (accelerator0_read_dma1_fetch_bursts1_flying < 16))));
    end
end



assign accelerator0_read_dma1_arrived_tready = (accelerator0_read_dma1_fifo2_level != 512);
assign accelerator0_read_dma1_fifo2_push = (accelerator0_read_dma1_arrived_tvalid && (accelerator0_read_dma1_fifo2_level != 512));
assign accelerator0_read_dma1_fifo2_show = (accelerator0_read_dma1_m_tready || (!accelerator0_read_dma1_fifo2_shown_valid));
assign accelerator0_read_dma1_fifo2_fetch = ((accelerator0_read_dma1_fifo2_level != 0) && (accelerator0_read_dma1_m_tready || (!accelerator0_read_dma1_fifo2_shown_valid) || (!accelerator0_read_dma1_fifo2_fetched_valid)));
assign accelerator0_read_dma1_fifo2_m_tdata = accelerator0_read_dma1_fifo2_shown;
assign accelerator0_read_dma1_m_tvalid = accelerator0_read_dma1_fifo2_shown_valid;


always @(posedge clk) begin: accelerator0_read_dma1_fifo2_store
    if (accelerator0_read_dma1_fifo2_push) begin
        accelerator0_read_dma1_fifo2_memory[accelerator0_read_dma1_fifo2_tail] <= accelerator0_read_dma1_arrived_tdata;
    end
end


always @(posedge clk) begin: accelerator0_read_dma1_fifo2_advance
    if (accelerator0_read_dma1_fifo2_fetch) begin
        accelerator0_read_dma1_fifo2_fetched <= accelerator0_read_dma1_fifo2_memory[accelerator0_read_dma1_fifo2_head];
    end
    if (accelerator0_read_dma1_fifo2_show) begin
        accelerator0_read_dma1_fifo2_shown <= accelerator0_read_dma1_fifo2_fetched;
    end
end


always @(posedge clk) begin: accelerator0_read_dma1_fifo2_control
    if (accelerator0_rst) begin
        accelerator0_read_dma1_fifo2_head <= 0;
        accelerator0_read_dma1_fifo2_tail <= 0;
        accelerator0_read_dma1_fifo2_level <= 0;
        accelerator0_read_dma1_fifo2_fetched_valid <= 1'b0;
        accelerator0_read_dma1_fifo2_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_read_dma1_fifo2_push) begin
            accelerator0_read_dma1_fifo2_tail <= (accelerator0_read_dma1_fifo2_tail + 1);
        end
        if (accelerator0_read_dma1_fifo2_fetch) begin
            accelerator0_read_dma1_fifo2_head <= (accelerator0_read_dma1_fifo2_head + 1);
        end
        if ((accelerator0_read_dma1_fifo2_push && (!accelerator0_read_dma1_fifo2_fetch))) begin
            accelerator0_read_dma1_fifo2_level <= (accelerator0_read_dma1_fifo2_level + 1);
        end
        else if ((accelerator0_read_dma1_fifo2_fetch && (!accelerator0_read_dma1_fifo2_push))) begin
            accelerator0_read_dma1_fifo2_level <= (accelerator0_read_dma1_fifo2_level - 1);
        end
        if (accelerator0_read_dma1_fifo2_fetch) begin
            accelerator0_read_dma1_fifo2_fetched_valid <= 1'b1;
        end
        else if (accelerator0_read_dma1_fifo2_show) begin
            accelerator0_read_dma1_fifo2_fetched_valid <= 1'b0;
        end
        if (accelerator0_read_dma1_fifo2_show) begin
            accelerator0_read_dma1_fifo2_shown_valid <= accelerator0_read_dma1_fifo2_fetched_valid;
        end
    end
end



assign accelerator0_read_dma1_arrived_tdata = {accelerator0_read_dma1_axi_rresp[1], accelerator0_read_dma1_axi_rdata};
assign accelerator0_read_dma1_arrived_tvalid = accelerator0_read_dma1_axi_rvalid;
assign accelerator0_read_dma1_axi_rready = accelerator0_read_dma1_arrived_tready;
assign accelerator0_read_dma1_given = (accelerator0_read_dma1_m_tvalid && accelerator0_read_dma1_m_tready);



assign accelerator0_read_mux0_asked_tready = (accelerator0_read_mux0_fifo3_level != 32);
assign accelerator0_read_mux0_fifo3_push = (accelerator0_read_mux0_asked_tvalid && (accelerator0_read_mux0_fifo3_level != 32));
assign accelerator0_read_mux0_fifo3_show = (accelerator0_read_mux0_source_tready || (!accelerator0_read_mux0_fifo3_shown_valid));
assign accelerator0_read_mux0_fifo3_fetch = ((accelerator0_read_mux0_fifo3_level != 0) && (accelerator0_read_mux0_source_tready || (!accelerator0_read_mux0_fifo3_shown_valid) || (!accelerator0_read_mux0_fifo3_fetched_valid)));
assign accelerator0_read_mux0_source_tdata = accelerator0_read_mux0_fifo3_shown;
assign accelerator0_read_mux0_source_tvalid = accelerator0_read_mux0_fifo3_shown_valid;


always @(posedge clk) begin: accelerator0_read_mux0_fifo3_store
    if (accelerator0_read_mux0_fifo3_push) begin
        accelerator0_read_mux0_fifo3_memory[accelerator0_read_mux0_fifo3_tail] <= accelerator0_read_mux0_asked_tdata;
    end
end


always @(posedge clk) begin: accelerator0_read_mux0_fifo3_advance
    if (accelerator0_read_mux0_fifo3_fetch) begin
        accelerator0_read_mux0_fifo3_fetched <= accelerator0_read_mux0_fifo3_memory[accelerator0_read_mux0_fifo3_head];
    end
    if (accelerator0_read_mux0_fifo3_show) begin
        accelerator0_read_mux0_fifo3_shown <= accelerator0_read_mux0_fifo3_fetched;
    end
end


always @(posedge clk) begin: accelerator0_read_mux0_fifo3_control
    if (accelerator0_rst) begin
        accelerator0_read_mux0_fifo3_head <= 0;
        accelerator0_read_mux0_fifo3_tail <= 0;
        accelerator0_read_mux0_fifo3_level <= 0;
        accelerator0_read_mux0_fifo3_fetched_valid <= 1'b0;
        accelerator0_read_mux0_fifo3_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_read_mux0_fifo3_push) begin
            accelerator0_read_mux0_fifo3_tail <= (accelerator0_read_mux0_fifo3_tail + 1);
        end
        if (accelerator0_read_mux0_fifo3_fetch) begin
            accelerator0_read_mux0_fifo3_head <= (accelerator0_read_mux0_fifo3_head + 1);
        end
        if ((accelerator0_read_mux0_fifo3_push && (!accelerator0_read_mux0_fifo3_fetch))) begin
            accelerator0_read_mux0_fifo3_level <= (accelerator0_read_mux0_fifo3_level + 1);
        end
        else if ((accelerator0_read_mux0_fifo3_fetch && (!accelerator0_read_mux0_fifo3_push))) begin
            accelerator0_read_mux0_fifo3_level <= (accelerator0_read_mux0_fifo3_level - 1);
        end
        if (accelerator0_read_mux0_fifo3_fetch) begin
            accelerator0_read_mux0_fifo3_fetched_valid <= 1'b1;
        end
        else if (accelerator0_read_mux0_fifo3_show) begin
            accelerator0_read_mux0_fifo3_fetched_valid <= 1'b0;
        end
        if (accelerator0_read_mux0_fifo3_show) begin
            accelerator0_read_mux0_fifo3_shown_valid <= accelerator0_read_mux0_fifo3_fetched_valid;
        end
    end
end



assign accelerator0_read_mux0_choose_first = accelerator0_read_dma0_fetch_bursts0_axi_arvalid;
assign accelerator0_read_mux0_take = ((accelerator0_read_dma0_fetch_bursts0_axi_arvalid || accelerator0_read_dma1_fetch_bursts1_axi_arvalid) && ((!accelerator0_read_mux0_waiting) || m_axi_io_arready));



assign accelerator0_read_dma0_fetch_bursts0_axi_arready = (accelerator0_read_mux0_take && accelerator0_read_mux0_choose_first && accelerator0_read_mux0_asked_tready);
assign accelerator0_read_dma1_fetch_bursts1_axi_arready = (accelerator0_read_mux0_take && (!accelerator0_read_mux0_choose_first) && accelerator0_read_mux0_asked_tready);
assign accelerator0_read_mux0_asked_tvalid = accelerator0_read_mux0_take;
assign accelerator0_read_mux0_asked_tdata = (!accelerator0_read_mux0_choose_first);
assign m_axi_io_arvalid = accelerator0_read_mux0_waiting;
assign m_axi_io_rready = accelerator0_read_mux0_source_tvalid;


always @(posedge clk) begin: accelerator0_read_mux0_address
    m_axi_io_arsize <= accelerator0_read_dma0_fetch_bursts0_axi_arsize;
    m_axi_io_arburst <= accelerator0_read_dma0_fetch_bursts0_axi_arburst;
    m_axi_io_arcache <= accelerator0_read_dma0_fetch_bursts0_axi_arcache;
    m_axi_io_arprot <= accelerator0_read_dma0_fetch_bursts0_axi_arprot;
    if (accelerator0_rst) begin
        accelerator0_read_mux0_waiting <= 1'b0;
    end
    else if ((accelerator0_read_mux0_take && accelerator0_read_mux0_asked_tready)) begin
        accelerator0_read_mux0_waiting <= 1'b1;
        if (accelerator0_read_mux0_choose_first) begin
            m_axi_io_araddr <= accelerator0_read_dma0_fetch_bursts0_axi_araddr;
            m_axi_io_arlen <= accelerator0_read_dma0_fetch_bursts0_axi_arlen;
        end
        else begin
            m_axi_io_araddr <= accelerator0_read_dma1_fetch_bursts1_axi_araddr;
            m_axi_io_arlen <= accelerator0_read_dma1_fetch_bursts1_axi_arlen;
        end
    end
    else if (m_axi_io_arready) begin
        accelerator0_read_mux0_waiting <= 1'b0;
    end
end



assign accelerator0_read_mux0_source_tready = (m_axi_io_rvalid && m_axi_io_rlast);
assign accelerator0_read_dma0_axi_rvalid = (m_axi_io_rvalid && accelerator0_read_mux0_source_tvalid && (!accelerator0_read_mux0_source_tdata[0]));
assign accelerator0_read_dma1_axi_rvalid = (m_axi_io_rvalid && accelerator0_read_mux0_source_tvalid && accelerator0_read_mux0_source_tdata[0]);



assign accelerator0_read_dma0_axi_rdata = m_axi_io_rdata;
assign accelerator0_read_dma0_axi_rresp = m_axi_io_rresp;
assign accelerator0_read_dma0_fetch_bursts0_axi_rlast = m_axi_io_rlast;
assign accelerator0_read_dma1_axi_rdata = m_axi_io_rdata;
assign accelerator0_read_dma1_axi_rresp = m_axi_io_rresp;
assign accelerator0_read_dma1_fetch_bursts1_axi_rlast = m_axi_io_rlast;



assign accelerator0_join0_valids = accelerator0_join0_gather_bits5_joined;



assign accelerator0_join0_bads = accelerator0_join0_gather_bits6_joined;



assign accelerator0_join0_illegals = accelerator0_join0_gather_bits7_joined;



assign accelerator0_join0_whole = accelerator0_join0_gather_bits8_joined;



assign accelerator0_join0_part0_piece = accelerator0_join0_part0_stream_tdata[64-1:0];
assign accelerator0_join0_part0_error = accelerator0_join0_part0_stream_tdata[64];
assign accelerator0_join0_part0_illegal = accelerator0_join0_part0_stream_tdata[(64 + 1)];
assign accelerator0_join0_part0_stream_tready = accelerator0_weights_pop;



assign accelerator0_join0_part1_piece = accelerator0_join0_part1_stream_tdata[64-1:0];
assign accelerator0_join0_part1_error = accelerator0_join0_part1_stream_tdata[64];
assign accelerator0_join0_part1_illegal = accelerator0_join0_part1_stream_tdata[(64 + 1)];
assign accelerator0_join0_part1_stream_tready = accelerator0_weights_pop;



assign accelerator0_weights_valid = (accelerator0_join0_valids == 3);
assign accelerator0_weights_data = accelerator0_join0_whole;
assign accelerator0_weights_bad = (accelerator0_join0_bads != 0);
assign accelerator0_weights_illegal = (accelerator0_join0_illegals != 0);



assign accelerator0_loader_ready = (!accelerator0_loader0_request_blocks0_active);
assign accelerator0_read_dma1_fetch_bursts1_split1_command_addr = accelerator0_loader0_request_blocks0_addr;
assign accelerator0_read_dma1_fetch_bursts1_split1_command_beats = accelerator0_loader0_request_blocks0_beats;
assign accelerator0_read_dma1_fetch_bursts1_split1_command_valid = (accelerator0_loader0_request_blocks0_active && accelerator0_loader0_request_blocks0_blocks_tready);
assign accelerator0_loader0_request_blocks0_blocks_tdata = accelerator0_loader0_request_blocks0_tokens;
assign accelerator0_loader0_request_blocks0_blocks_tvalid = (accelerator0_loader0_request_blocks0_active && accelerator0_read_dma1_fetch_bursts1_split1_command_ready);


always @(accelerator0_loader0_request_blocks0_tokens) begin: accelerator0_loader0_request_blocks0_size
    case (accelerator0_loader0_request_blocks0_tokens)
        0: accelerator0_loader0_request_blocks0_beats = 0;
        1: accelerator0_loader0_request_blocks0_beats = 10;
        2: accelerator0_loader0_request_blocks0_beats = 20;
        3: accelerator0_loader0_request_blocks0_beats = 30;
        4: accelerator0_loader0_request_blocks0_beats = 40;
        5: accelerator0_loader0_request_blocks0_beats = 50;
        6: accelerator0_loader0_request_blocks0_beats = 60;
        7: accelerator0_loader0_request_blocks0_beats = 70;
        8: accelerator0_loader0_request_blocks0_beats = 80;
        9: accelerator0_loader0_request_blocks0_beats = 90;
        10: accelerator0_loader0_request_blocks0_beats = 100;
        11: accelerator0_loader0_request_blocks0_beats = 110;
        12: accelerator0_loader0_request_blocks0_beats = 120;
        13: accelerator0_loader0_request_blocks0_beats = 130;
        14: accelerator0_loader0_request_blocks0_beats = 140;
        15: accelerator0_loader0_request_blocks0_beats = 150;
        16: accelerator0_loader0_request_blocks0_beats = 160;
        17: accelerator0_loader0_request_blocks0_beats = 170;
        18: accelerator0_loader0_request_blocks0_beats = 180;
        19: accelerator0_loader0_request_blocks0_beats = 190;
        20: accelerator0_loader0_request_blocks0_beats = 200;
        21: accelerator0_loader0_request_blocks0_beats = 210;
        22: accelerator0_loader0_request_blocks0_beats = 220;
        23: accelerator0_loader0_request_blocks0_beats = 230;
        default: accelerator0_loader0_request_blocks0_beats = 240;
    endcase
end


always @(posedge clk) begin: accelerator0_loader0_request_blocks0_walk
    if (accelerator0_rst) begin
        accelerator0_loader0_request_blocks0_active <= 1'b0;
    end
    else if ((!accelerator0_loader0_request_blocks0_active)) begin
        accelerator0_loader0_request_blocks0_m_left <= accelerator0_sequencer0_unpack0_job_m;
        accelerator0_loader0_request_blocks0_tile <= accelerator0_sequencer0_unpack0_job_tile;
        accelerator0_loader0_request_blocks0_wide <= accelerator0_sequencer0_unpack0_job_wide;
        accelerator0_loader0_request_blocks0_k_blocks <= accelerator0_sequencer0_unpack0_job_k_blocks;
        accelerator0_loader0_request_blocks0_blocks_left <= accelerator0_sequencer0_unpack0_job_k_blocks;
        accelerator0_loader0_request_blocks0_planes <= accelerator0_sequencer0_unpack0_job_planes;
        accelerator0_loader0_request_blocks0_planes_left <= accelerator0_sequencer0_unpack0_job_planes;
        accelerator0_loader0_request_blocks0_base <= accelerator0_sequencer0_unpack0_job_x;
        accelerator0_loader0_request_blocks0_addr <= accelerator0_sequencer0_unpack0_job_x;
        accelerator0_loader0_request_blocks0_tokens <= accelerator0_sequencer0_unpack0_job_tokens_renamed0;
        accelerator0_loader0_request_blocks0_active <= accelerator0_loader_valid;
    end
    else if ((accelerator0_read_dma1_fetch_bursts1_split1_command_ready && accelerator0_loader0_request_blocks0_blocks_tready)) begin
        accelerator0_loader0_request_blocks0_addr <= (accelerator0_loader0_request_blocks0_addr + 1920);
        accelerator0_loader0_request_blocks0_blocks_left <= (accelerator0_loader0_request_blocks0_blocks_left - 1);
        if ((accelerator0_loader0_request_blocks0_blocks_left == 1)) begin
            accelerator0_loader0_request_blocks0_addr <= accelerator0_loader0_request_blocks0_base;
            accelerator0_loader0_request_blocks0_blocks_left <= accelerator0_loader0_request_blocks0_k_blocks;
            accelerator0_loader0_request_blocks0_planes_left <= (accelerator0_loader0_request_blocks0_planes_left - 1);
            if ((accelerator0_loader0_request_blocks0_planes_left == 1)) begin
                accelerator0_loader0_request_blocks0_planes_left <= accelerator0_loader0_request_blocks0_planes;
                accelerator0_loader0_request_blocks0_m_left <= (accelerator0_loader0_request_blocks0_m_left - accelerator0_loader0_request_blocks0_tile);
                if ((accelerator0_loader0_request_blocks0_wide != 0)) begin
                    accelerator0_loader0_request_blocks0_wide <= (accelerator0_loader0_request_blocks0_wide - 1);
                    if ((accelerator0_loader0_request_blocks0_wide == 1)) begin
                        accelerator0_loader0_request_blocks0_tile <= (accelerator0_loader0_request_blocks0_tile - 64);
                    end
                end
                if ((accelerator0_loader0_request_blocks0_m_left <= accelerator0_loader0_request_blocks0_tile)) begin
                    accelerator0_loader0_request_blocks0_m_left <= 0;
                    accelerator0_loader0_request_blocks0_active <= 1'b0;
                end
            end
        end
    end
end



assign accelerator0_loader0_request_blocks0_blocks_tready = (accelerator0_loader0_fifo4_level != 8);
assign accelerator0_loader0_fifo4_push = (accelerator0_loader0_request_blocks0_blocks_tvalid && (accelerator0_loader0_fifo4_level != 8));
assign accelerator0_loader0_fifo4_show = (accelerator0_loader0_fifo4_m_tready || (!accelerator0_loader0_fifo4_shown_valid));
assign accelerator0_loader0_fifo4_fetch = ((accelerator0_loader0_fifo4_level != 0) && (accelerator0_loader0_fifo4_m_tready || (!accelerator0_loader0_fifo4_shown_valid) || (!accelerator0_loader0_fifo4_fetched_valid)));
assign accelerator0_loader0_fifo4_m_tdata = accelerator0_loader0_fifo4_shown;
assign accelerator0_loader0_fifo4_m_tvalid = accelerator0_loader0_fifo4_shown_valid;


always @(posedge clk) begin: accelerator0_loader0_fifo4_store
    if (accelerator0_loader0_fifo4_push) begin
        accelerator0_loader0_fifo4_memory[accelerator0_loader0_fifo4_tail] <= accelerator0_loader0_request_blocks0_blocks_tdata;
    end
end


always @(posedge clk) begin: accelerator0_loader0_fifo4_advance
    if (accelerator0_loader0_fifo4_fetch) begin
        accelerator0_loader0_fifo4_fetched <= accelerator0_loader0_fifo4_memory[accelerator0_loader0_fifo4_head];
    end
    if (accelerator0_loader0_fifo4_show) begin
        accelerator0_loader0_fifo4_shown <= accelerator0_loader0_fifo4_fetched;
    end
end


always @(posedge clk) begin: accelerator0_loader0_fifo4_control
    if (accelerator0_rst) begin
        accelerator0_loader0_fifo4_head <= 0;
        accelerator0_loader0_fifo4_tail <= 0;
        accelerator0_loader0_fifo4_level <= 0;
        accelerator0_loader0_fifo4_fetched_valid <= 1'b0;
        accelerator0_loader0_fifo4_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_loader0_fifo4_push) begin
            accelerator0_loader0_fifo4_tail <= (accelerator0_loader0_fifo4_tail + 1);
        end
        if (accelerator0_loader0_fifo4_fetch) begin
            accelerator0_loader0_fifo4_head <= (accelerator0_loader0_fifo4_head + 1);
        end
        if ((accelerator0_loader0_fifo4_push && (!accelerator0_loader0_fifo4_fetch))) begin
            accelerator0_loader0_fifo4_level <= (accelerator0_loader0_fifo4_level + 1);
        end
        else if ((accelerator0_loader0_fifo4_fetch && (!accelerator0_loader0_fifo4_push))) begin
            accelerator0_loader0_fifo4_level <= (accelerator0_loader0_fifo4_level - 1);
        end
        if (accelerator0_loader0_fifo4_fetch) begin
            accelerator0_loader0_fifo4_fetched_valid <= 1'b1;
        end
        else if (accelerator0_loader0_fifo4_show) begin
            accelerator0_loader0_fifo4_fetched_valid <= 1'b0;
        end
        if (accelerator0_loader0_fifo4_show) begin
            accelerator0_loader0_fifo4_shown_valid <= accelerator0_loader0_fifo4_fetched_valid;
        end
    end
end



assign accelerator0_loader0_fill_shadow0_take = (accelerator0_read_dma1_m_tvalid && accelerator0_loader0_fifo4_m_tvalid && (!accelerator0_loader0_fill_shadow0_full) && (accelerator0_loader0_fill_shadow0_settle == 0));
assign accelerator0_read_dma1_m_tready = (accelerator0_loader0_fifo4_m_tvalid && (!accelerator0_loader0_fill_shadow0_full) && (accelerator0_loader0_fill_shadow0_settle == 0));
assign accelerator0_loaded = accelerator0_loader0_fill_shadow0_full;
assign accelerator0_loaded_bad = accelerator0_loader0_fill_shadow0_bad;



assign accelerator0_loader0_fill_shadow0_finish = (accelerator0_loader0_fill_shadow0_take && (accelerator0_loader0_fill_shadow0_selected == 9) && ((accelerator0_loader0_fill_shadow0_row + 1) == accelerator0_loader0_fifo4_m_tdata));
assign accelerator0_loader0_fifo4_m_tready = (accelerator0_loader0_fill_shadow0_take && (accelerator0_loader0_fill_shadow0_selected == 9) && ((accelerator0_loader0_fill_shadow0_row + 1) == accelerator0_loader0_fifo4_m_tdata));


always @(posedge clk) begin: accelerator0_loader0_fill_shadow0_place
    accelerator0_loader0_fill_shadow0_load_valid <= (accelerator0_loader0_fill_shadow0_take && (!accelerator0_rst));
    accelerator0_loader0_fill_shadow0_load_tdata <= accelerator0_read_dma1_fifo2_m_tdata[64-1:0];
    accelerator0_loader0_fill_shadow0_load_row <= accelerator0_loader0_fill_shadow0_row[5-1:0];
    accelerator0_loader0_fill_shadow0_load_select <= accelerator0_loader0_fill_shadow0_selected;
end


always @(posedge clk) begin: accelerator0_loader0_fill_shadow0_count
    if (accelerator0_rst) begin
        accelerator0_loader0_fill_shadow0_settle <= 0;
        accelerator0_loader0_fill_shadow0_row <= 0;
        accelerator0_loader0_fill_shadow0_selected <= 0;
        accelerator0_loader0_fill_shadow0_full <= 1'b0;
        accelerator0_loader0_fill_shadow0_bad <= 1'b0;
    end
    else begin
        if (accelerator0_swap) begin
            accelerator0_loader0_fill_shadow0_settle <= 10;
            accelerator0_loader0_fill_shadow0_full <= 1'b0;
            accelerator0_loader0_fill_shadow0_bad <= 1'b0;
        end
        else if ((accelerator0_loader0_fill_shadow0_settle != 0)) begin
            accelerator0_loader0_fill_shadow0_settle <= (accelerator0_loader0_fill_shadow0_settle - 1);
        end
        if (accelerator0_loader0_fill_shadow0_take) begin
            accelerator0_loader0_fill_shadow0_selected <= (accelerator0_loader0_fill_shadow0_selected + 1);
            if (accelerator0_read_dma1_fifo2_m_tdata[64]) begin
                accelerator0_loader0_fill_shadow0_bad <= 1'b1;
            end
            if ((accelerator0_loader0_fill_shadow0_selected == 9)) begin
                accelerator0_loader0_fill_shadow0_selected <= 0;
                accelerator0_loader0_fill_shadow0_row <= (accelerator0_loader0_fill_shadow0_row + 1);
            end
            if (accelerator0_loader0_fill_shadow0_finish) begin
                accelerator0_loader0_fill_shadow0_row <= 0;
                accelerator0_loader0_fill_shadow0_full <= 1'b1;
            end
        end
    end
end


always @(posedge clk) begin: accelerator0_issue0_place_beat0_step
    if ((!accelerator0_issue0_running)) begin
        accelerator0_issue0_count <= 0;
        accelerator0_issue0_first_beat <= 1'b1;
        accelerator0_issue0_last_beat <= (accelerator0_issue0_m_left == 1);
        accelerator0_issue0_place_beat0_left <= accelerator0_issue0_tile;
        if (accelerator0_issue0_rest) begin
            accelerator0_issue0_place_beat0_left <= accelerator0_issue0_m_left[16-1:0];
        end
    end
    else if (accelerator0_issue0_go) begin
        accelerator0_issue0_count <= (accelerator0_issue0_count + 1);
        accelerator0_issue0_place_beat0_left <= (accelerator0_issue0_place_beat0_left - 1);
        accelerator0_issue0_first_beat <= accelerator0_issue0_last_beat;
        accelerator0_issue0_last_beat <= (accelerator0_issue0_place_beat0_left == 2);
        if (accelerator0_issue0_last_beat) begin
            accelerator0_issue0_count <= 0;
            accelerator0_issue0_place_beat0_left <= accelerator0_issue0_rows_here;
            accelerator0_issue0_last_beat <= accelerator0_issue0_one_beat;
        end
    end
end


always @(posedge clk) begin: accelerator0_issue0_place_block0_step
    if ((!accelerator0_issue0_running)) begin
        accelerator0_issue0_place_block0_block_left <= accelerator0_issue0_k_blocks;
        accelerator0_issue0_place_block0_plane_left <= accelerator0_issue0_planes;
        accelerator0_issue0_first_block <= 1'b1;
        accelerator0_issue0_first_plane <= 1'b1;
        accelerator0_issue0_last_block <= ((accelerator0_issue0_k_blocks == 1) && (accelerator0_issue0_planes == 1));
    end
    else if (accelerator0_issue0_ended) begin
        accelerator0_issue0_first_block <= (accelerator0_issue0_place_block0_block_left == 1);
        accelerator0_issue0_place_block0_block_left <= (accelerator0_issue0_place_block0_block_left - 1);
        accelerator0_issue0_last_block <= ((accelerator0_issue0_place_block0_block_left == 2) && (accelerator0_issue0_place_block0_plane_left == 1));
        if ((accelerator0_issue0_place_block0_block_left == 1)) begin
            accelerator0_issue0_place_block0_block_left <= accelerator0_issue0_k_blocks;
            accelerator0_issue0_place_block0_plane_left <= (accelerator0_issue0_place_block0_plane_left - 1);
            accelerator0_issue0_first_plane <= 1'b0;
            accelerator0_issue0_last_block <= ((accelerator0_issue0_k_blocks == 1) && (accelerator0_issue0_place_block0_plane_left == 2));
        end
    end
end



assign accelerator0_issue0_tapping = (accelerator0_issue0_taps && accelerator0_issue0_last_block);
assign accelerator0_issue0_bad = (accelerator0_weights_bad || accelerator0_weights_illegal || (accelerator0_issue0_first_beat && accelerator0_loaded_bad));
assign accelerator0_issue0_rest = (accelerator0_issue0_m_left <= accelerator0_issue0_tile);
assign accelerator0_issue0_running = (accelerator0_issue0_state == 2'b10);
assign accelerator0_issue0_ended = (accelerator0_issue0_go && accelerator0_issue0_last_beat);



assign accelerator0_issue0_go = ((accelerator0_issue0_state == 2'b10) && accelerator0_weights_valid && (accelerator0_issue0_gap == 0) && (!accelerator0_stop) && ((!accelerator0_issue0_first_beat) || accelerator0_loaded) && ((!(accelerator0_issue0_taps && accelerator0_issue0_last_block)) || (accelerator0_issue0_posted && accelerator0_room)));



assign accelerator0_issue_ready = ((accelerator0_issue0_state == 2'b00) && (!accelerator0_stop));
assign accelerator0_weights_pop = accelerator0_issue0_go;
assign accelerator0_swap = (accelerator0_issue0_go && accelerator0_issue0_first_beat);
assign accelerator0_issue0_offer = ((accelerator0_issue0_state == 2'b11) || ((accelerator0_issue0_state == 2'b10) && accelerator0_issue0_tapping && (!accelerator0_issue0_posted)));
assign accelerator0_issue_failed = (accelerator0_issue0_go && accelerator0_issue0_bad);
assign accelerator0_issue_illegal = ((!accelerator0_weights_bad) && (!(accelerator0_issue0_first_beat && accelerator0_loaded_bad)));
assign accelerator0_issue_job = accelerator0_issue0_index;



assign accelerator0_control0_counters0_count2_event = (accelerator0_issue0_go && (!accelerator0_issue0_bad) && accelerator0_issue0_last_beat && accelerator0_issue0_last_block && accelerator0_issue0_last_tile);
assign accelerator0_control0_counters0_sort_stalls0_events_list_done = (accelerator0_issue0_go && (!accelerator0_issue0_bad) && accelerator0_issue0_last_beat && accelerator0_issue0_last_block && accelerator0_issue0_last_tile && accelerator0_issue0_last_job);



assign accelerator0_control0_counters0_sort_stalls0_waits_idle = (accelerator0_issue0_state == 2'b00);
assign accelerator0_control0_counters0_sort_stalls0_waits_weights = ((accelerator0_issue0_state == 2'b10) && (!accelerator0_weights_valid));
assign accelerator0_control0_counters0_sort_stalls0_waits_activations = ((accelerator0_issue0_state == 2'b10) && accelerator0_weights_valid && accelerator0_issue0_first_beat && (!accelerator0_loaded));


always @(accelerator0_issue0_mask, accelerator0_issue0_tapping, accelerator0_issue0_go) begin: accelerator0_issue0_tap_mask
    accelerator0_tap_rows = 0;
    if ((accelerator0_issue0_go && accelerator0_issue0_tapping)) begin
        accelerator0_tap_rows = accelerator0_issue0_mask;
    end
end



assign accelerator0_issue0_result_valid = (accelerator0_issue0_offer && (!accelerator0_stop));
assign accelerator0_issue0_result_y = accelerator0_issue0_y;
assign accelerator0_issue0_result_y_stride = accelerator0_issue0_y_stride;
assign accelerator0_issue0_result_words = accelerator0_issue0_rows_here;
assign accelerator0_issue0_result_tokens = accelerator0_issue0_tokens;
assign accelerator0_issue0_result_bank = accelerator0_issue0_bank;
assign accelerator0_issue0_result_tapped = accelerator0_issue0_taps;
assign accelerator0_issue0_result_last = (accelerator0_issue0_last_job && accelerator0_issue0_last_tile);
assign accelerator0_issue0_result_index = accelerator0_issue0_index;


always @(accelerator0_issue0_tokens) begin: accelerator0_issue0_rows_in_use
    case (accelerator0_issue0_tokens)
        0: accelerator0_issue0_mask = 0;
        1: accelerator0_issue0_mask = 1;
        2: accelerator0_issue0_mask = 3;
        3: accelerator0_issue0_mask = 7;
        4: accelerator0_issue0_mask = 15;
        5: accelerator0_issue0_mask = 31;
        6: accelerator0_issue0_mask = 63;
        7: accelerator0_issue0_mask = 127;
        8: accelerator0_issue0_mask = 255;
        9: accelerator0_issue0_mask = 511;
        10: accelerator0_issue0_mask = 1023;
        11: accelerator0_issue0_mask = 2047;
        12: accelerator0_issue0_mask = 4095;
        13: accelerator0_issue0_mask = 8191;
        14: accelerator0_issue0_mask = 16383;
        15: accelerator0_issue0_mask = 32767;
        16: accelerator0_issue0_mask = 65535;
        17: accelerator0_issue0_mask = 131071;
        18: accelerator0_issue0_mask = 262143;
        19: accelerator0_issue0_mask = 524287;
        20: accelerator0_issue0_mask = 1048575;
        21: accelerator0_issue0_mask = 2097151;
        22: accelerator0_issue0_mask = 4194303;
        23: accelerator0_issue0_mask = 8388607;
        default: accelerator0_issue0_mask = 16777215;
    endcase
end


always @(posedge clk) begin: accelerator0_issue0_emit
    accelerator0_issue0_beat_valid <= (accelerator0_issue0_go && (!accelerator0_issue0_bad));
    accelerator0_issue0_beat_rows <= 0;
    accelerator0_issue0_beat_swap <= (accelerator0_issue0_go && accelerator0_issue0_first_beat && (!accelerator0_issue0_bad));
    if (accelerator0_issue0_go) begin
        accelerator0_issue0_beat_tdata <= accelerator0_weights_data;
        if ((!accelerator0_issue0_bad)) begin
            accelerator0_issue0_beat_rows <= accelerator0_issue0_mask;
        end
        accelerator0_issue0_beat_tag_first <= (accelerator0_issue0_first_block && accelerator0_issue0_first_plane);
        accelerator0_issue0_beat_tag_times3 <= (accelerator0_issue0_first_block && (!accelerator0_issue0_first_plane));
        accelerator0_issue0_beat_tag_tap <= accelerator0_issue0_tapping;
        accelerator0_issue0_beat_tag_bank <= accelerator0_issue0_bank;
        accelerator0_issue0_beat_tag_address <= accelerator0_issue0_count;
    end
end


always @(posedge clk) begin: accelerator0_issue0_take_job
    if ((accelerator0_issue0_state == 2'b00)) begin
        accelerator0_issue0_k_blocks <= accelerator0_sequencer0_unpack0_job_k_blocks;
        accelerator0_issue0_planes <= accelerator0_sequencer0_unpack0_job_planes;
        accelerator0_issue0_tokens <= accelerator0_sequencer0_unpack0_job_tokens_renamed0;
        accelerator0_issue0_taps <= (accelerator0_sequencer0_unpack0_job_tokens_renamed0 <= 2);
        accelerator0_issue0_y_stride <= accelerator0_sequencer0_unpack0_job_y_stride;
        accelerator0_issue0_last_job <= accelerator0_sequencer0_job_last;
        accelerator0_issue0_index <= accelerator0_sequencer0_job_index;
    end
end


always @(posedge clk) begin: accelerator0_issue0_cut_tile
    if ((accelerator0_issue0_state == 2'b00)) begin
        accelerator0_issue0_m_left <= accelerator0_sequencer0_unpack0_job_m;
        accelerator0_issue0_tile <= accelerator0_sequencer0_unpack0_job_tile;
        accelerator0_issue0_wide <= accelerator0_sequencer0_unpack0_job_wide;
    end
    if ((accelerator0_issue0_state == 2'b01)) begin
        accelerator0_issue0_last_tile <= accelerator0_issue0_rest;
        accelerator0_issue0_one_beat <= (accelerator0_issue0_m_left == 1);
        accelerator0_issue0_gap_after <= 0;
        if (accelerator0_issue0_rest) begin
            accelerator0_issue0_rows_here <= accelerator0_issue0_m_left[16-1:0];
            if ((accelerator0_issue0_m_left < 8)) begin
                accelerator0_issue0_gap_after <= (8 - accelerator0_issue0_m_left[4-1:0]);
            end
        end
        else begin
            accelerator0_issue0_rows_here <= accelerator0_issue0_tile;
        end
        if ((!accelerator0_bank_busy[accelerator0_issue0_bank])) begin
            accelerator0_issue0_m_left <= (accelerator0_issue0_m_left - accelerator0_issue0_tile);
            if ((accelerator0_issue0_wide != 0)) begin
                accelerator0_issue0_wide <= (accelerator0_issue0_wide - 1);
                if ((accelerator0_issue0_wide == 1)) begin
                    accelerator0_issue0_tile <= (accelerator0_issue0_tile - 64);
                end
            end
        end
    end
end

// Bubbles behind a short block; a new job waits for them too.
always @(posedge clk) begin: accelerator0_issue0_pause
    if (accelerator0_rst) begin
        accelerator0_issue0_gap <= 0;
    end
    else if ((accelerator0_issue0_go && accelerator0_issue0_last_beat)) begin
        accelerator0_issue0_gap <= accelerator0_issue0_gap_after;
    end
    else if ((accelerator0_issue0_gap != 0)) begin
        accelerator0_issue0_gap <= (accelerator0_issue0_gap - 1);
    end
end


always @(posedge clk) begin: accelerator0_issue0_walk
    if (accelerator0_rst) begin
        accelerator0_issue0_state <= 2'b00;
        accelerator0_issue0_bank <= 1'b0;
        accelerator0_issue0_posted <= 1'b0;
    end
    else begin
        if ((accelerator0_issue0_offer && accelerator0_issue0_result_ready && (!accelerator0_stop))) begin
            accelerator0_issue0_posted <= 1'b1;
        end
        if ((accelerator0_issue0_state == 2'b00)) begin
            accelerator0_issue0_y <= accelerator0_sequencer0_unpack0_job_y;
            if ((accelerator0_issue_valid && (!accelerator0_stop))) begin
                accelerator0_issue0_state <= 2'b01;
            end
        end
        else if ((accelerator0_issue0_state == 2'b01)) begin
            accelerator0_issue0_posted <= 1'b0;
            if ((!accelerator0_bank_busy[accelerator0_issue0_bank])) begin
                accelerator0_issue0_state <= 2'b10;
            end
        end
        else if ((accelerator0_issue0_state == 2'b10)) begin
            if ((accelerator0_issue0_go && accelerator0_issue0_last_beat && accelerator0_issue0_last_block)) begin
                accelerator0_issue0_state <= 2'b11;
                if (accelerator0_issue0_taps) begin
                    accelerator0_issue0_bank <= (!accelerator0_issue0_bank);
                    accelerator0_issue0_y <= (accelerator0_issue0_y + (accelerator0_issue0_rows_here << 2));
                    accelerator0_issue0_state <= 2'b01;
                    if (accelerator0_issue0_last_tile) begin
                        accelerator0_issue0_state <= 2'b00;
                    end
                end
            end
        end
        else if ((accelerator0_issue0_result_ready && (!accelerator0_stop))) begin
            accelerator0_issue0_bank <= (!accelerator0_issue0_bank);
            accelerator0_issue0_y <= (accelerator0_issue0_y + (accelerator0_issue0_rows_here << 2));
            accelerator0_issue0_state <= 2'b01;
            if (accelerator0_issue0_last_tile) begin
                accelerator0_issue0_state <= 2'b00;
            end
        end
    end
end



assign accelerator0_tile0_decode0_take_byte0_byte_out = accelerator0_issue0_beat_tdata[8-1:0];


tritile_decode decode_0 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte0_byte_out), .codes(accelerator0_tile0_decode0_instance0_codes));


assign accelerator0_tile0_decode0_take_byte1_byte_out = accelerator0_issue0_beat_tdata[16-1:8];


tritile_decode decode_1 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte1_byte_out), .codes(accelerator0_tile0_decode0_instance1_codes));


assign accelerator0_tile0_decode0_take_byte2_byte_out = accelerator0_issue0_beat_tdata[24-1:16];


tritile_decode decode_2 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte2_byte_out), .codes(accelerator0_tile0_decode0_instance2_codes));


assign accelerator0_tile0_decode0_take_byte3_byte_out = accelerator0_issue0_beat_tdata[32-1:24];


tritile_decode decode_3 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte3_byte_out), .codes(accelerator0_tile0_decode0_instance3_codes));


assign accelerator0_tile0_decode0_take_byte4_byte_out = accelerator0_issue0_beat_tdata[40-1:32];


tritile_decode decode_4 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte4_byte_out), .codes(accelerator0_tile0_decode0_instance4_codes));


assign accelerator0_tile0_decode0_take_byte5_byte_out = accelerator0_issue0_beat_tdata[48-1:40];


tritile_decode decode_5 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte5_byte_out), .codes(accelerator0_tile0_decode0_instance5_codes));


assign accelerator0_tile0_decode0_take_byte6_byte_out = accelerator0_issue0_beat_tdata[56-1:48];


tritile_decode decode_6 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte6_byte_out), .codes(accelerator0_tile0_decode0_instance6_codes));


assign accelerator0_tile0_decode0_take_byte7_byte_out = accelerator0_issue0_beat_tdata[64-1:56];


tritile_decode decode_7 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte7_byte_out), .codes(accelerator0_tile0_decode0_instance7_codes));


assign accelerator0_tile0_decode0_take_byte8_byte_out = accelerator0_issue0_beat_tdata[72-1:64];


tritile_decode decode_8 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte8_byte_out), .codes(accelerator0_tile0_decode0_instance8_codes));


assign accelerator0_tile0_decode0_take_byte9_byte_out = accelerator0_issue0_beat_tdata[80-1:72];


tritile_decode decode_9 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte9_byte_out), .codes(accelerator0_tile0_decode0_instance9_codes));


assign accelerator0_tile0_decode0_take_byte10_byte_out = accelerator0_issue0_beat_tdata[88-1:80];


tritile_decode decode_10 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte10_byte_out), .codes(accelerator0_tile0_decode0_instance10_codes));


assign accelerator0_tile0_decode0_take_byte11_byte_out = accelerator0_issue0_beat_tdata[96-1:88];


tritile_decode decode_11 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte11_byte_out), .codes(accelerator0_tile0_decode0_instance11_codes));


assign accelerator0_tile0_decode0_take_byte12_byte_out = accelerator0_issue0_beat_tdata[104-1:96];


tritile_decode decode_12 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte12_byte_out), .codes(accelerator0_tile0_decode0_instance12_codes));


assign accelerator0_tile0_decode0_take_byte13_byte_out = accelerator0_issue0_beat_tdata[112-1:104];


tritile_decode decode_13 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte13_byte_out), .codes(accelerator0_tile0_decode0_instance13_codes));


assign accelerator0_tile0_decode0_take_byte14_byte_out = accelerator0_issue0_beat_tdata[120-1:112];


tritile_decode decode_14 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte14_byte_out), .codes(accelerator0_tile0_decode0_instance14_codes));


assign accelerator0_tile0_decode0_take_byte15_byte_out = accelerator0_issue0_beat_tdata[128-1:120];


tritile_decode decode_15 (.clk(clk), .enable(accelerator0_issue0_beat_valid), .byte_in(accelerator0_tile0_decode0_take_byte15_byte_out), .codes(accelerator0_tile0_decode0_instance15_codes));


assign accelerator0_tile0_codes = accelerator0_tile0_decode0_together;


always @(posedge clk) begin: accelerator0_tile0_delay0_register
    accelerator0_tile0_mask <= accelerator0_issue0_beat_rows;
end


always @(posedge clk) begin: accelerator0_tile0_delay1_register
    accelerator0_tile0_swap <= accelerator0_issue0_beat_swap;
end



assign accelerator0_tile0_array0_skew0_first = (accelerator0_tile0_codes[2-1:0] == 0);



assign accelerator0_tile0_array0_skew0_recode0_recode_pair0_zero = accelerator0_tile0_codes[0];
assign accelerator0_tile0_array0_skew0_recode0_recode_pair0_odd = (!accelerator0_tile0_codes[2]);
assign accelerator0_tile0_array0_skew0_recode0_recode_pair0_differs = ((!accelerator0_tile0_codes[2]) && ((accelerator0_tile0_codes[2-1:0] == 0) != (accelerator0_tile0_codes[4-1:2] == 0)));
assign accelerator0_tile0_array0_skew0_recode0_recode_pair0_minus = (accelerator0_tile0_codes[2-1:0] == 0);



assign accelerator0_tile0_array0_skew0_recode0_recode_pair1_zero = accelerator0_tile0_codes[4];
assign accelerator0_tile0_array0_skew0_recode0_recode_pair1_odd = (!accelerator0_tile0_codes[6]);
assign accelerator0_tile0_array0_skew0_recode0_recode_pair1_differs = ((!accelerator0_tile0_codes[6]) && ((accelerator0_tile0_codes[6-1:4] == 0) != (accelerator0_tile0_codes[8-1:6] == 0)));
assign accelerator0_tile0_array0_skew0_recode0_recode_pair1_minus = (accelerator0_tile0_codes[6-1:4] == 0);



assign accelerator0_tile0_array0_skew0_recode0_recode_pair2_zero = accelerator0_tile0_codes[8];
assign accelerator0_tile0_array0_skew0_recode0_recode_pair2_odd = (!accelerator0_tile0_codes[10]);
assign accelerator0_tile0_array0_skew0_recode0_recode_pair2_differs = ((!accelerator0_tile0_codes[10]) && ((accelerator0_tile0_codes[10-1:8] == 0) != (accelerator0_tile0_codes[12-1:10] == 0)));
assign accelerator0_tile0_array0_skew0_recode0_recode_pair2_minus = (accelerator0_tile0_codes[10-1:8] == 0);



assign accelerator0_tile0_array0_skew0_recode0_recode_pair3_zero = accelerator0_tile0_codes[12];
assign accelerator0_tile0_array0_skew0_recode0_recode_pair3_odd = (!accelerator0_tile0_codes[14]);
assign accelerator0_tile0_array0_skew0_recode0_recode_pair3_differs = ((!accelerator0_tile0_codes[14]) && ((accelerator0_tile0_codes[14-1:12] == 0) != (accelerator0_tile0_codes[16-1:14] == 0)));
assign accelerator0_tile0_array0_skew0_recode0_recode_pair3_minus = (accelerator0_tile0_codes[14-1:12] == 0);



assign accelerator0_tile0_array0_skew0_recode0_unlike0_differs = (accelerator0_tile0_array0_skew0_recode0_recode_pair0_minus != accelerator0_tile0_array0_skew0_recode0_recode_pair1_minus);



assign accelerator0_tile0_array0_skew0_recode0_unlike1_differs = (accelerator0_tile0_array0_skew0_recode0_recode_pair2_minus != accelerator0_tile0_array0_skew0_recode0_recode_pair3_minus);



assign accelerator0_tile0_array0_skew0_recode0_eight = (accelerator0_tile0_array0_skew0_recode0_recode_pair0_minus != accelerator0_tile0_array0_skew0_recode0_recode_pair2_minus);



assign accelerator0_tile0_array0_skew0_recode0_own = (accelerator0_tile0_array0_skew0_recode0_recode_pair0_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode0_weights = accelerator0_tile0_array0_skew0_recode0_together;



assign accelerator0_tile0_array0_skew0_cut0_part = accelerator0_tile0_array0_skew0_recode0_weights[4-1:0];



assign accelerator0_tile0_array0_skew0_delay2_b = accelerator0_tile0_array0_skew0_cut0_part;



assign accelerator0_tile0_array0_skew0_cut1_part = accelerator0_tile0_array0_skew0_recode0_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay3_register
    accelerator0_tile0_array0_skew0_delay3_b <= accelerator0_tile0_array0_skew0_cut1_part;
end



assign accelerator0_tile0_array0_skew0_cut2_part = accelerator0_tile0_array0_skew0_recode0_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay4_shift
    accelerator0_tile0_array0_skew0_delay4_line <= {accelerator0_tile0_array0_skew0_delay4_line[2-1:0], accelerator0_tile0_array0_skew0_cut2_part};
end



assign accelerator0_tile0_array0_skew0_delay4_b = accelerator0_tile0_array0_skew0_delay4_line[4-1:2];



assign accelerator0_tile0_array0_skew0_cut3_part = accelerator0_tile0_array0_skew0_recode0_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay5_shift
    accelerator0_tile0_array0_skew0_delay5_line <= {accelerator0_tile0_array0_skew0_delay5_line[2-1:0], accelerator0_tile0_array0_skew0_cut3_part};
end



assign accelerator0_tile0_array0_skew0_delay5_b = accelerator0_tile0_array0_skew0_delay5_line[3-1:2];



assign accelerator0_tile0_array0_skew0_cut4_part = accelerator0_tile0_array0_skew0_recode0_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay6_shift
    accelerator0_tile0_array0_skew0_delay6_line <= {accelerator0_tile0_array0_skew0_delay6_line[3-1:0], accelerator0_tile0_array0_skew0_cut4_part};
end



assign accelerator0_tile0_array0_skew0_delay6_b = accelerator0_tile0_array0_skew0_delay6_line[4-1:3];



assign accelerator0_tile0_array0_skew0_recode1_recode_pair4_zero = accelerator0_tile0_codes[16];
assign accelerator0_tile0_array0_skew0_recode1_recode_pair4_odd = (!accelerator0_tile0_codes[18]);
assign accelerator0_tile0_array0_skew0_recode1_recode_pair4_differs = ((!accelerator0_tile0_codes[18]) && ((accelerator0_tile0_codes[18-1:16] == 0) != (accelerator0_tile0_codes[20-1:18] == 0)));
assign accelerator0_tile0_array0_skew0_recode1_recode_pair4_minus = (accelerator0_tile0_codes[18-1:16] == 0);



assign accelerator0_tile0_array0_skew0_recode1_recode_pair5_zero = accelerator0_tile0_codes[20];
assign accelerator0_tile0_array0_skew0_recode1_recode_pair5_odd = (!accelerator0_tile0_codes[22]);
assign accelerator0_tile0_array0_skew0_recode1_recode_pair5_differs = ((!accelerator0_tile0_codes[22]) && ((accelerator0_tile0_codes[22-1:20] == 0) != (accelerator0_tile0_codes[24-1:22] == 0)));
assign accelerator0_tile0_array0_skew0_recode1_recode_pair5_minus = (accelerator0_tile0_codes[22-1:20] == 0);



assign accelerator0_tile0_array0_skew0_recode1_recode_pair6_zero = accelerator0_tile0_codes[24];
assign accelerator0_tile0_array0_skew0_recode1_recode_pair6_odd = (!accelerator0_tile0_codes[26]);
assign accelerator0_tile0_array0_skew0_recode1_recode_pair6_differs = ((!accelerator0_tile0_codes[26]) && ((accelerator0_tile0_codes[26-1:24] == 0) != (accelerator0_tile0_codes[28-1:26] == 0)));
assign accelerator0_tile0_array0_skew0_recode1_recode_pair6_minus = (accelerator0_tile0_codes[26-1:24] == 0);



assign accelerator0_tile0_array0_skew0_recode1_recode_pair7_zero = accelerator0_tile0_codes[28];
assign accelerator0_tile0_array0_skew0_recode1_recode_pair7_odd = (!accelerator0_tile0_codes[30]);
assign accelerator0_tile0_array0_skew0_recode1_recode_pair7_differs = ((!accelerator0_tile0_codes[30]) && ((accelerator0_tile0_codes[30-1:28] == 0) != (accelerator0_tile0_codes[32-1:30] == 0)));
assign accelerator0_tile0_array0_skew0_recode1_recode_pair7_minus = (accelerator0_tile0_codes[30-1:28] == 0);



assign accelerator0_tile0_array0_skew0_recode1_unlike4_differs = (accelerator0_tile0_array0_skew0_recode1_recode_pair4_minus != accelerator0_tile0_array0_skew0_recode1_recode_pair5_minus);



assign accelerator0_tile0_array0_skew0_recode1_unlike5_differs = (accelerator0_tile0_array0_skew0_recode1_recode_pair6_minus != accelerator0_tile0_array0_skew0_recode1_recode_pair7_minus);



assign accelerator0_tile0_array0_skew0_recode1_eight = (accelerator0_tile0_array0_skew0_recode1_recode_pair4_minus != accelerator0_tile0_array0_skew0_recode1_recode_pair6_minus);



assign accelerator0_tile0_array0_skew0_recode1_own = (accelerator0_tile0_array0_skew0_recode1_recode_pair4_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode1_weights = accelerator0_tile0_array0_skew0_recode1_together;



assign accelerator0_tile0_array0_skew0_cut5_part = accelerator0_tile0_array0_skew0_recode1_weights[4-1:0];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay7_register
    accelerator0_tile0_array0_skew0_delay7_b <= accelerator0_tile0_array0_skew0_cut5_part;
end



assign accelerator0_tile0_array0_skew0_cut6_part = accelerator0_tile0_array0_skew0_recode1_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay8_shift
    accelerator0_tile0_array0_skew0_delay8_line <= {accelerator0_tile0_array0_skew0_delay8_line[8-1:0], accelerator0_tile0_array0_skew0_cut6_part};
end



assign accelerator0_tile0_array0_skew0_delay8_b = accelerator0_tile0_array0_skew0_delay8_line[16-1:8];



assign accelerator0_tile0_array0_skew0_cut7_part = accelerator0_tile0_array0_skew0_recode1_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay9_shift
    accelerator0_tile0_array0_skew0_delay9_line <= {accelerator0_tile0_array0_skew0_delay9_line[4-1:0], accelerator0_tile0_array0_skew0_cut7_part};
end



assign accelerator0_tile0_array0_skew0_delay9_b = accelerator0_tile0_array0_skew0_delay9_line[6-1:4];



assign accelerator0_tile0_array0_skew0_cut8_part = accelerator0_tile0_array0_skew0_recode1_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay10_shift
    accelerator0_tile0_array0_skew0_delay10_line <= {accelerator0_tile0_array0_skew0_delay10_line[3-1:0], accelerator0_tile0_array0_skew0_cut8_part};
end



assign accelerator0_tile0_array0_skew0_delay10_b = accelerator0_tile0_array0_skew0_delay10_line[4-1:3];



assign accelerator0_tile0_array0_skew0_cut9_part = accelerator0_tile0_array0_skew0_recode1_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay11_shift
    accelerator0_tile0_array0_skew0_delay11_line <= {accelerator0_tile0_array0_skew0_delay11_line[4-1:0], accelerator0_tile0_array0_skew0_cut9_part};
end



assign accelerator0_tile0_array0_skew0_delay11_b = accelerator0_tile0_array0_skew0_delay11_line[5-1:4];



assign accelerator0_tile0_array0_skew0_recode2_recode_pair8_zero = accelerator0_tile0_codes[32];
assign accelerator0_tile0_array0_skew0_recode2_recode_pair8_odd = (!accelerator0_tile0_codes[34]);
assign accelerator0_tile0_array0_skew0_recode2_recode_pair8_differs = ((!accelerator0_tile0_codes[34]) && ((accelerator0_tile0_codes[34-1:32] == 0) != (accelerator0_tile0_codes[36-1:34] == 0)));
assign accelerator0_tile0_array0_skew0_recode2_recode_pair8_minus = (accelerator0_tile0_codes[34-1:32] == 0);



assign accelerator0_tile0_array0_skew0_recode2_recode_pair9_zero = accelerator0_tile0_codes[36];
assign accelerator0_tile0_array0_skew0_recode2_recode_pair9_odd = (!accelerator0_tile0_codes[38]);
assign accelerator0_tile0_array0_skew0_recode2_recode_pair9_differs = ((!accelerator0_tile0_codes[38]) && ((accelerator0_tile0_codes[38-1:36] == 0) != (accelerator0_tile0_codes[40-1:38] == 0)));
assign accelerator0_tile0_array0_skew0_recode2_recode_pair9_minus = (accelerator0_tile0_codes[38-1:36] == 0);



assign accelerator0_tile0_array0_skew0_recode2_recode_pair10_zero = accelerator0_tile0_codes[40];
assign accelerator0_tile0_array0_skew0_recode2_recode_pair10_odd = (!accelerator0_tile0_codes[42]);
assign accelerator0_tile0_array0_skew0_recode2_recode_pair10_differs = ((!accelerator0_tile0_codes[42]) && ((accelerator0_tile0_codes[42-1:40] == 0) != (accelerator0_tile0_codes[44-1:42] == 0)));
assign accelerator0_tile0_array0_skew0_recode2_recode_pair10_minus = (accelerator0_tile0_codes[42-1:40] == 0);



assign accelerator0_tile0_array0_skew0_recode2_recode_pair11_zero = accelerator0_tile0_codes[44];
assign accelerator0_tile0_array0_skew0_recode2_recode_pair11_odd = (!accelerator0_tile0_codes[46]);
assign accelerator0_tile0_array0_skew0_recode2_recode_pair11_differs = ((!accelerator0_tile0_codes[46]) && ((accelerator0_tile0_codes[46-1:44] == 0) != (accelerator0_tile0_codes[48-1:46] == 0)));
assign accelerator0_tile0_array0_skew0_recode2_recode_pair11_minus = (accelerator0_tile0_codes[46-1:44] == 0);



assign accelerator0_tile0_array0_skew0_recode2_unlike8_differs = (accelerator0_tile0_array0_skew0_recode2_recode_pair8_minus != accelerator0_tile0_array0_skew0_recode2_recode_pair9_minus);



assign accelerator0_tile0_array0_skew0_recode2_unlike9_differs = (accelerator0_tile0_array0_skew0_recode2_recode_pair10_minus != accelerator0_tile0_array0_skew0_recode2_recode_pair11_minus);



assign accelerator0_tile0_array0_skew0_recode2_eight = (accelerator0_tile0_array0_skew0_recode2_recode_pair8_minus != accelerator0_tile0_array0_skew0_recode2_recode_pair10_minus);



assign accelerator0_tile0_array0_skew0_recode2_own = (accelerator0_tile0_array0_skew0_recode2_recode_pair8_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode2_weights = accelerator0_tile0_array0_skew0_recode2_together;



assign accelerator0_tile0_array0_skew0_cut10_part = accelerator0_tile0_array0_skew0_recode2_weights[4-1:0];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay12_shift
    accelerator0_tile0_array0_skew0_delay12_line <= {accelerator0_tile0_array0_skew0_delay12_line[4-1:0], accelerator0_tile0_array0_skew0_cut10_part};
end



assign accelerator0_tile0_array0_skew0_delay12_b = accelerator0_tile0_array0_skew0_delay12_line[8-1:4];



assign accelerator0_tile0_array0_skew0_cut11_part = accelerator0_tile0_array0_skew0_recode2_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay13_shift
    accelerator0_tile0_array0_skew0_delay13_line <= {accelerator0_tile0_array0_skew0_delay13_line[16-1:0], accelerator0_tile0_array0_skew0_cut11_part};
end



assign accelerator0_tile0_array0_skew0_delay13_b = accelerator0_tile0_array0_skew0_delay13_line[24-1:16];



assign accelerator0_tile0_array0_skew0_cut12_part = accelerator0_tile0_array0_skew0_recode2_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay14_shift
    accelerator0_tile0_array0_skew0_delay14_line <= {accelerator0_tile0_array0_skew0_delay14_line[6-1:0], accelerator0_tile0_array0_skew0_cut12_part};
end



assign accelerator0_tile0_array0_skew0_delay14_b = accelerator0_tile0_array0_skew0_delay14_line[8-1:6];



assign accelerator0_tile0_array0_skew0_cut13_part = accelerator0_tile0_array0_skew0_recode2_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay15_shift
    accelerator0_tile0_array0_skew0_delay15_line <= {accelerator0_tile0_array0_skew0_delay15_line[4-1:0], accelerator0_tile0_array0_skew0_cut13_part};
end



assign accelerator0_tile0_array0_skew0_delay15_b = accelerator0_tile0_array0_skew0_delay15_line[5-1:4];



assign accelerator0_tile0_array0_skew0_cut14_part = accelerator0_tile0_array0_skew0_recode2_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay16_shift
    accelerator0_tile0_array0_skew0_delay16_line <= {accelerator0_tile0_array0_skew0_delay16_line[5-1:0], accelerator0_tile0_array0_skew0_cut14_part};
end



assign accelerator0_tile0_array0_skew0_delay16_b = accelerator0_tile0_array0_skew0_delay16_line[6-1:5];



assign accelerator0_tile0_array0_skew0_recode3_recode_pair12_zero = accelerator0_tile0_codes[48];
assign accelerator0_tile0_array0_skew0_recode3_recode_pair12_odd = (!accelerator0_tile0_codes[50]);
assign accelerator0_tile0_array0_skew0_recode3_recode_pair12_differs = ((!accelerator0_tile0_codes[50]) && ((accelerator0_tile0_codes[50-1:48] == 0) != (accelerator0_tile0_codes[52-1:50] == 0)));
assign accelerator0_tile0_array0_skew0_recode3_recode_pair12_minus = (accelerator0_tile0_codes[50-1:48] == 0);



assign accelerator0_tile0_array0_skew0_recode3_recode_pair13_zero = accelerator0_tile0_codes[52];
assign accelerator0_tile0_array0_skew0_recode3_recode_pair13_odd = (!accelerator0_tile0_codes[54]);
assign accelerator0_tile0_array0_skew0_recode3_recode_pair13_differs = ((!accelerator0_tile0_codes[54]) && ((accelerator0_tile0_codes[54-1:52] == 0) != (accelerator0_tile0_codes[56-1:54] == 0)));
assign accelerator0_tile0_array0_skew0_recode3_recode_pair13_minus = (accelerator0_tile0_codes[54-1:52] == 0);



assign accelerator0_tile0_array0_skew0_recode3_recode_pair14_zero = accelerator0_tile0_codes[56];
assign accelerator0_tile0_array0_skew0_recode3_recode_pair14_odd = (!accelerator0_tile0_codes[58]);
assign accelerator0_tile0_array0_skew0_recode3_recode_pair14_differs = ((!accelerator0_tile0_codes[58]) && ((accelerator0_tile0_codes[58-1:56] == 0) != (accelerator0_tile0_codes[60-1:58] == 0)));
assign accelerator0_tile0_array0_skew0_recode3_recode_pair14_minus = (accelerator0_tile0_codes[58-1:56] == 0);



assign accelerator0_tile0_array0_skew0_recode3_recode_pair15_zero = accelerator0_tile0_codes[60];
assign accelerator0_tile0_array0_skew0_recode3_recode_pair15_odd = (!accelerator0_tile0_codes[62]);
assign accelerator0_tile0_array0_skew0_recode3_recode_pair15_differs = ((!accelerator0_tile0_codes[62]) && ((accelerator0_tile0_codes[62-1:60] == 0) != (accelerator0_tile0_codes[64-1:62] == 0)));
assign accelerator0_tile0_array0_skew0_recode3_recode_pair15_minus = (accelerator0_tile0_codes[62-1:60] == 0);



assign accelerator0_tile0_array0_skew0_recode3_unlike12_differs = (accelerator0_tile0_array0_skew0_recode3_recode_pair12_minus != accelerator0_tile0_array0_skew0_recode3_recode_pair13_minus);



assign accelerator0_tile0_array0_skew0_recode3_unlike13_differs = (accelerator0_tile0_array0_skew0_recode3_recode_pair14_minus != accelerator0_tile0_array0_skew0_recode3_recode_pair15_minus);



assign accelerator0_tile0_array0_skew0_recode3_eight = (accelerator0_tile0_array0_skew0_recode3_recode_pair12_minus != accelerator0_tile0_array0_skew0_recode3_recode_pair14_minus);



assign accelerator0_tile0_array0_skew0_recode3_own = (accelerator0_tile0_array0_skew0_recode3_recode_pair12_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode3_weights = accelerator0_tile0_array0_skew0_recode3_together;



assign accelerator0_tile0_array0_skew0_cut15_part = accelerator0_tile0_array0_skew0_recode3_weights[4-1:0];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay17_shift
    accelerator0_tile0_array0_skew0_delay17_line <= {accelerator0_tile0_array0_skew0_delay17_line[8-1:0], accelerator0_tile0_array0_skew0_cut15_part};
end



assign accelerator0_tile0_array0_skew0_delay17_b = accelerator0_tile0_array0_skew0_delay17_line[12-1:8];



assign accelerator0_tile0_array0_skew0_cut16_part = accelerator0_tile0_array0_skew0_recode3_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay18_shift
    accelerator0_tile0_array0_skew0_delay18_line <= {accelerator0_tile0_array0_skew0_delay18_line[24-1:0], accelerator0_tile0_array0_skew0_cut16_part};
end



assign accelerator0_tile0_array0_skew0_delay18_b = accelerator0_tile0_array0_skew0_delay18_line[32-1:24];



assign accelerator0_tile0_array0_skew0_cut17_part = accelerator0_tile0_array0_skew0_recode3_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay19_shift
    accelerator0_tile0_array0_skew0_delay19_line <= {accelerator0_tile0_array0_skew0_delay19_line[8-1:0], accelerator0_tile0_array0_skew0_cut17_part};
end



assign accelerator0_tile0_array0_skew0_delay19_b = accelerator0_tile0_array0_skew0_delay19_line[10-1:8];



assign accelerator0_tile0_array0_skew0_cut18_part = accelerator0_tile0_array0_skew0_recode3_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay20_shift
    accelerator0_tile0_array0_skew0_delay20_line <= {accelerator0_tile0_array0_skew0_delay20_line[5-1:0], accelerator0_tile0_array0_skew0_cut18_part};
end



assign accelerator0_tile0_array0_skew0_delay20_b = accelerator0_tile0_array0_skew0_delay20_line[6-1:5];



assign accelerator0_tile0_array0_skew0_cut19_part = accelerator0_tile0_array0_skew0_recode3_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay21_shift
    accelerator0_tile0_array0_skew0_delay21_line <= {accelerator0_tile0_array0_skew0_delay21_line[6-1:0], accelerator0_tile0_array0_skew0_cut19_part};
end



assign accelerator0_tile0_array0_skew0_delay21_b = accelerator0_tile0_array0_skew0_delay21_line[7-1:6];



assign accelerator0_tile0_array0_skew0_recode4_recode_pair16_zero = accelerator0_tile0_codes[64];
assign accelerator0_tile0_array0_skew0_recode4_recode_pair16_odd = (!accelerator0_tile0_codes[66]);
assign accelerator0_tile0_array0_skew0_recode4_recode_pair16_differs = ((!accelerator0_tile0_codes[66]) && ((accelerator0_tile0_codes[66-1:64] == 0) != (accelerator0_tile0_codes[68-1:66] == 0)));
assign accelerator0_tile0_array0_skew0_recode4_recode_pair16_minus = (accelerator0_tile0_codes[66-1:64] == 0);



assign accelerator0_tile0_array0_skew0_recode4_recode_pair17_zero = accelerator0_tile0_codes[68];
assign accelerator0_tile0_array0_skew0_recode4_recode_pair17_odd = (!accelerator0_tile0_codes[70]);
assign accelerator0_tile0_array0_skew0_recode4_recode_pair17_differs = ((!accelerator0_tile0_codes[70]) && ((accelerator0_tile0_codes[70-1:68] == 0) != (accelerator0_tile0_codes[72-1:70] == 0)));
assign accelerator0_tile0_array0_skew0_recode4_recode_pair17_minus = (accelerator0_tile0_codes[70-1:68] == 0);



assign accelerator0_tile0_array0_skew0_recode4_recode_pair18_zero = accelerator0_tile0_codes[72];
assign accelerator0_tile0_array0_skew0_recode4_recode_pair18_odd = (!accelerator0_tile0_codes[74]);
assign accelerator0_tile0_array0_skew0_recode4_recode_pair18_differs = ((!accelerator0_tile0_codes[74]) && ((accelerator0_tile0_codes[74-1:72] == 0) != (accelerator0_tile0_codes[76-1:74] == 0)));
assign accelerator0_tile0_array0_skew0_recode4_recode_pair18_minus = (accelerator0_tile0_codes[74-1:72] == 0);



assign accelerator0_tile0_array0_skew0_recode4_recode_pair19_zero = accelerator0_tile0_codes[76];
assign accelerator0_tile0_array0_skew0_recode4_recode_pair19_odd = (!accelerator0_tile0_codes[78]);
assign accelerator0_tile0_array0_skew0_recode4_recode_pair19_differs = ((!accelerator0_tile0_codes[78]) && ((accelerator0_tile0_codes[78-1:76] == 0) != (accelerator0_tile0_codes[80-1:78] == 0)));
assign accelerator0_tile0_array0_skew0_recode4_recode_pair19_minus = (accelerator0_tile0_codes[78-1:76] == 0);



assign accelerator0_tile0_array0_skew0_recode4_unlike16_differs = (accelerator0_tile0_array0_skew0_recode4_recode_pair16_minus != accelerator0_tile0_array0_skew0_recode4_recode_pair17_minus);



assign accelerator0_tile0_array0_skew0_recode4_unlike17_differs = (accelerator0_tile0_array0_skew0_recode4_recode_pair18_minus != accelerator0_tile0_array0_skew0_recode4_recode_pair19_minus);



assign accelerator0_tile0_array0_skew0_recode4_eight = (accelerator0_tile0_array0_skew0_recode4_recode_pair16_minus != accelerator0_tile0_array0_skew0_recode4_recode_pair18_minus);



assign accelerator0_tile0_array0_skew0_recode4_own = (accelerator0_tile0_array0_skew0_recode4_recode_pair16_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode4_weights = accelerator0_tile0_array0_skew0_recode4_together;



assign accelerator0_tile0_array0_skew0_cut20_part = accelerator0_tile0_array0_skew0_recode4_weights[4-1:0];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay22_shift
    accelerator0_tile0_array0_skew0_delay22_line <= {accelerator0_tile0_array0_skew0_delay22_line[12-1:0], accelerator0_tile0_array0_skew0_cut20_part};
end



assign accelerator0_tile0_array0_skew0_delay22_b = accelerator0_tile0_array0_skew0_delay22_line[16-1:12];



assign accelerator0_tile0_array0_skew0_cut21_part = accelerator0_tile0_array0_skew0_recode4_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay23_shift
    accelerator0_tile0_array0_skew0_delay23_line <= {accelerator0_tile0_array0_skew0_delay23_line[32-1:0], accelerator0_tile0_array0_skew0_cut21_part};
end



assign accelerator0_tile0_array0_skew0_delay23_b = accelerator0_tile0_array0_skew0_delay23_line[40-1:32];



assign accelerator0_tile0_array0_skew0_cut22_part = accelerator0_tile0_array0_skew0_recode4_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay24_shift
    accelerator0_tile0_array0_skew0_delay24_line <= {accelerator0_tile0_array0_skew0_delay24_line[10-1:0], accelerator0_tile0_array0_skew0_cut22_part};
end



assign accelerator0_tile0_array0_skew0_delay24_b = accelerator0_tile0_array0_skew0_delay24_line[12-1:10];



assign accelerator0_tile0_array0_skew0_cut23_part = accelerator0_tile0_array0_skew0_recode4_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay25_shift
    accelerator0_tile0_array0_skew0_delay25_line <= {accelerator0_tile0_array0_skew0_delay25_line[6-1:0], accelerator0_tile0_array0_skew0_cut23_part};
end



assign accelerator0_tile0_array0_skew0_delay25_b = accelerator0_tile0_array0_skew0_delay25_line[7-1:6];



assign accelerator0_tile0_array0_skew0_cut24_part = accelerator0_tile0_array0_skew0_recode4_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay26_shift
    accelerator0_tile0_array0_skew0_delay26_line <= {accelerator0_tile0_array0_skew0_delay26_line[7-1:0], accelerator0_tile0_array0_skew0_cut24_part};
end



assign accelerator0_tile0_array0_skew0_delay26_b = accelerator0_tile0_array0_skew0_delay26_line[8-1:7];



assign accelerator0_tile0_array0_skew0_recode5_recode_pair20_zero = accelerator0_tile0_codes[80];
assign accelerator0_tile0_array0_skew0_recode5_recode_pair20_odd = (!accelerator0_tile0_codes[82]);
assign accelerator0_tile0_array0_skew0_recode5_recode_pair20_differs = ((!accelerator0_tile0_codes[82]) && ((accelerator0_tile0_codes[82-1:80] == 0) != (accelerator0_tile0_codes[84-1:82] == 0)));
assign accelerator0_tile0_array0_skew0_recode5_recode_pair20_minus = (accelerator0_tile0_codes[82-1:80] == 0);



assign accelerator0_tile0_array0_skew0_recode5_recode_pair21_zero = accelerator0_tile0_codes[84];
assign accelerator0_tile0_array0_skew0_recode5_recode_pair21_odd = (!accelerator0_tile0_codes[86]);
assign accelerator0_tile0_array0_skew0_recode5_recode_pair21_differs = ((!accelerator0_tile0_codes[86]) && ((accelerator0_tile0_codes[86-1:84] == 0) != (accelerator0_tile0_codes[88-1:86] == 0)));
assign accelerator0_tile0_array0_skew0_recode5_recode_pair21_minus = (accelerator0_tile0_codes[86-1:84] == 0);



assign accelerator0_tile0_array0_skew0_recode5_recode_pair22_zero = accelerator0_tile0_codes[88];
assign accelerator0_tile0_array0_skew0_recode5_recode_pair22_odd = (!accelerator0_tile0_codes[90]);
assign accelerator0_tile0_array0_skew0_recode5_recode_pair22_differs = ((!accelerator0_tile0_codes[90]) && ((accelerator0_tile0_codes[90-1:88] == 0) != (accelerator0_tile0_codes[92-1:90] == 0)));
assign accelerator0_tile0_array0_skew0_recode5_recode_pair22_minus = (accelerator0_tile0_codes[90-1:88] == 0);



assign accelerator0_tile0_array0_skew0_recode5_recode_pair23_zero = accelerator0_tile0_codes[92];
assign accelerator0_tile0_array0_skew0_recode5_recode_pair23_odd = (!accelerator0_tile0_codes[94]);
assign accelerator0_tile0_array0_skew0_recode5_recode_pair23_differs = ((!accelerator0_tile0_codes[94]) && ((accelerator0_tile0_codes[94-1:92] == 0) != (accelerator0_tile0_codes[96-1:94] == 0)));
assign accelerator0_tile0_array0_skew0_recode5_recode_pair23_minus = (accelerator0_tile0_codes[94-1:92] == 0);



assign accelerator0_tile0_array0_skew0_recode5_unlike20_differs = (accelerator0_tile0_array0_skew0_recode5_recode_pair20_minus != accelerator0_tile0_array0_skew0_recode5_recode_pair21_minus);



assign accelerator0_tile0_array0_skew0_recode5_unlike21_differs = (accelerator0_tile0_array0_skew0_recode5_recode_pair22_minus != accelerator0_tile0_array0_skew0_recode5_recode_pair23_minus);



assign accelerator0_tile0_array0_skew0_recode5_eight = (accelerator0_tile0_array0_skew0_recode5_recode_pair20_minus != accelerator0_tile0_array0_skew0_recode5_recode_pair22_minus);



assign accelerator0_tile0_array0_skew0_recode5_own = (accelerator0_tile0_array0_skew0_recode5_recode_pair20_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode5_weights = accelerator0_tile0_array0_skew0_recode5_together;



assign accelerator0_tile0_array0_skew0_cut25_part = accelerator0_tile0_array0_skew0_recode5_weights[4-1:0];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay27_shift
    accelerator0_tile0_array0_skew0_delay27_line <= {accelerator0_tile0_array0_skew0_delay27_line[16-1:0], accelerator0_tile0_array0_skew0_cut25_part};
end



assign accelerator0_tile0_array0_skew0_delay27_b = accelerator0_tile0_array0_skew0_delay27_line[20-1:16];



assign accelerator0_tile0_array0_skew0_cut26_part = accelerator0_tile0_array0_skew0_recode5_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay28_shift
    accelerator0_tile0_array0_skew0_delay28_line <= {accelerator0_tile0_array0_skew0_delay28_line[40-1:0], accelerator0_tile0_array0_skew0_cut26_part};
end



assign accelerator0_tile0_array0_skew0_delay28_b = accelerator0_tile0_array0_skew0_delay28_line[48-1:40];



assign accelerator0_tile0_array0_skew0_cut27_part = accelerator0_tile0_array0_skew0_recode5_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay29_shift
    accelerator0_tile0_array0_skew0_delay29_line <= {accelerator0_tile0_array0_skew0_delay29_line[12-1:0], accelerator0_tile0_array0_skew0_cut27_part};
end



assign accelerator0_tile0_array0_skew0_delay29_b = accelerator0_tile0_array0_skew0_delay29_line[14-1:12];



assign accelerator0_tile0_array0_skew0_cut28_part = accelerator0_tile0_array0_skew0_recode5_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay30_shift
    accelerator0_tile0_array0_skew0_delay30_line <= {accelerator0_tile0_array0_skew0_delay30_line[7-1:0], accelerator0_tile0_array0_skew0_cut28_part};
end



assign accelerator0_tile0_array0_skew0_delay30_b = accelerator0_tile0_array0_skew0_delay30_line[8-1:7];



assign accelerator0_tile0_array0_skew0_cut29_part = accelerator0_tile0_array0_skew0_recode5_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay31_shift
    accelerator0_tile0_array0_skew0_delay31_line <= {accelerator0_tile0_array0_skew0_delay31_line[8-1:0], accelerator0_tile0_array0_skew0_cut29_part};
end



assign accelerator0_tile0_array0_skew0_delay31_b = accelerator0_tile0_array0_skew0_delay31_line[9-1:8];



assign accelerator0_tile0_array0_skew0_recode6_recode_pair24_zero = accelerator0_tile0_codes[96];
assign accelerator0_tile0_array0_skew0_recode6_recode_pair24_odd = (!accelerator0_tile0_codes[98]);
assign accelerator0_tile0_array0_skew0_recode6_recode_pair24_differs = ((!accelerator0_tile0_codes[98]) && ((accelerator0_tile0_codes[98-1:96] == 0) != (accelerator0_tile0_codes[100-1:98] == 0)));
assign accelerator0_tile0_array0_skew0_recode6_recode_pair24_minus = (accelerator0_tile0_codes[98-1:96] == 0);



assign accelerator0_tile0_array0_skew0_recode6_recode_pair25_zero = accelerator0_tile0_codes[100];
assign accelerator0_tile0_array0_skew0_recode6_recode_pair25_odd = (!accelerator0_tile0_codes[102]);
assign accelerator0_tile0_array0_skew0_recode6_recode_pair25_differs = ((!accelerator0_tile0_codes[102]) && ((accelerator0_tile0_codes[102-1:100] == 0) != (accelerator0_tile0_codes[104-1:102] == 0)));
assign accelerator0_tile0_array0_skew0_recode6_recode_pair25_minus = (accelerator0_tile0_codes[102-1:100] == 0);



assign accelerator0_tile0_array0_skew0_recode6_recode_pair26_zero = accelerator0_tile0_codes[104];
assign accelerator0_tile0_array0_skew0_recode6_recode_pair26_odd = (!accelerator0_tile0_codes[106]);
assign accelerator0_tile0_array0_skew0_recode6_recode_pair26_differs = ((!accelerator0_tile0_codes[106]) && ((accelerator0_tile0_codes[106-1:104] == 0) != (accelerator0_tile0_codes[108-1:106] == 0)));
assign accelerator0_tile0_array0_skew0_recode6_recode_pair26_minus = (accelerator0_tile0_codes[106-1:104] == 0);



assign accelerator0_tile0_array0_skew0_recode6_recode_pair27_zero = accelerator0_tile0_codes[108];
assign accelerator0_tile0_array0_skew0_recode6_recode_pair27_odd = (!accelerator0_tile0_codes[110]);
assign accelerator0_tile0_array0_skew0_recode6_recode_pair27_differs = ((!accelerator0_tile0_codes[110]) && ((accelerator0_tile0_codes[110-1:108] == 0) != (accelerator0_tile0_codes[112-1:110] == 0)));
assign accelerator0_tile0_array0_skew0_recode6_recode_pair27_minus = (accelerator0_tile0_codes[110-1:108] == 0);



assign accelerator0_tile0_array0_skew0_recode6_unlike24_differs = (accelerator0_tile0_array0_skew0_recode6_recode_pair24_minus != accelerator0_tile0_array0_skew0_recode6_recode_pair25_minus);



assign accelerator0_tile0_array0_skew0_recode6_unlike25_differs = (accelerator0_tile0_array0_skew0_recode6_recode_pair26_minus != accelerator0_tile0_array0_skew0_recode6_recode_pair27_minus);



assign accelerator0_tile0_array0_skew0_recode6_eight = (accelerator0_tile0_array0_skew0_recode6_recode_pair24_minus != accelerator0_tile0_array0_skew0_recode6_recode_pair26_minus);



assign accelerator0_tile0_array0_skew0_recode6_own = (accelerator0_tile0_array0_skew0_recode6_recode_pair24_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode6_weights = accelerator0_tile0_array0_skew0_recode6_together;



assign accelerator0_tile0_array0_skew0_cut30_part = accelerator0_tile0_array0_skew0_recode6_weights[4-1:0];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay32_shift
    accelerator0_tile0_array0_skew0_delay32_line <= {accelerator0_tile0_array0_skew0_delay32_line[20-1:0], accelerator0_tile0_array0_skew0_cut30_part};
end



assign accelerator0_tile0_array0_skew0_delay32_b = accelerator0_tile0_array0_skew0_delay32_line[24-1:20];



assign accelerator0_tile0_array0_skew0_cut31_part = accelerator0_tile0_array0_skew0_recode6_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay33_shift
    accelerator0_tile0_array0_skew0_delay33_line <= {accelerator0_tile0_array0_skew0_delay33_line[48-1:0], accelerator0_tile0_array0_skew0_cut31_part};
end



assign accelerator0_tile0_array0_skew0_delay33_b = accelerator0_tile0_array0_skew0_delay33_line[56-1:48];



assign accelerator0_tile0_array0_skew0_cut32_part = accelerator0_tile0_array0_skew0_recode6_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay34_shift
    accelerator0_tile0_array0_skew0_delay34_line <= {accelerator0_tile0_array0_skew0_delay34_line[14-1:0], accelerator0_tile0_array0_skew0_cut32_part};
end



assign accelerator0_tile0_array0_skew0_delay34_b = accelerator0_tile0_array0_skew0_delay34_line[16-1:14];



assign accelerator0_tile0_array0_skew0_cut33_part = accelerator0_tile0_array0_skew0_recode6_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay35_shift
    accelerator0_tile0_array0_skew0_delay35_line <= {accelerator0_tile0_array0_skew0_delay35_line[8-1:0], accelerator0_tile0_array0_skew0_cut33_part};
end



assign accelerator0_tile0_array0_skew0_delay35_b = accelerator0_tile0_array0_skew0_delay35_line[9-1:8];



assign accelerator0_tile0_array0_skew0_cut34_part = accelerator0_tile0_array0_skew0_recode6_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay36_shift
    accelerator0_tile0_array0_skew0_delay36_line <= {accelerator0_tile0_array0_skew0_delay36_line[9-1:0], accelerator0_tile0_array0_skew0_cut34_part};
end



assign accelerator0_tile0_array0_skew0_delay36_b = accelerator0_tile0_array0_skew0_delay36_line[10-1:9];



assign accelerator0_tile0_array0_skew0_recode7_recode_pair28_zero = accelerator0_tile0_codes[112];
assign accelerator0_tile0_array0_skew0_recode7_recode_pair28_odd = (!accelerator0_tile0_codes[114]);
assign accelerator0_tile0_array0_skew0_recode7_recode_pair28_differs = ((!accelerator0_tile0_codes[114]) && ((accelerator0_tile0_codes[114-1:112] == 0) != (accelerator0_tile0_codes[116-1:114] == 0)));
assign accelerator0_tile0_array0_skew0_recode7_recode_pair28_minus = (accelerator0_tile0_codes[114-1:112] == 0);



assign accelerator0_tile0_array0_skew0_recode7_recode_pair29_zero = accelerator0_tile0_codes[116];
assign accelerator0_tile0_array0_skew0_recode7_recode_pair29_odd = (!accelerator0_tile0_codes[118]);
assign accelerator0_tile0_array0_skew0_recode7_recode_pair29_differs = ((!accelerator0_tile0_codes[118]) && ((accelerator0_tile0_codes[118-1:116] == 0) != (accelerator0_tile0_codes[120-1:118] == 0)));
assign accelerator0_tile0_array0_skew0_recode7_recode_pair29_minus = (accelerator0_tile0_codes[118-1:116] == 0);



assign accelerator0_tile0_array0_skew0_recode7_recode_pair30_zero = accelerator0_tile0_codes[120];
assign accelerator0_tile0_array0_skew0_recode7_recode_pair30_odd = (!accelerator0_tile0_codes[122]);
assign accelerator0_tile0_array0_skew0_recode7_recode_pair30_differs = ((!accelerator0_tile0_codes[122]) && ((accelerator0_tile0_codes[122-1:120] == 0) != (accelerator0_tile0_codes[124-1:122] == 0)));
assign accelerator0_tile0_array0_skew0_recode7_recode_pair30_minus = (accelerator0_tile0_codes[122-1:120] == 0);



assign accelerator0_tile0_array0_skew0_recode7_recode_pair31_zero = accelerator0_tile0_codes[124];
assign accelerator0_tile0_array0_skew0_recode7_recode_pair31_odd = (!accelerator0_tile0_codes[126]);
assign accelerator0_tile0_array0_skew0_recode7_recode_pair31_differs = ((!accelerator0_tile0_codes[126]) && ((accelerator0_tile0_codes[126-1:124] == 0) != (accelerator0_tile0_codes[128-1:126] == 0)));
assign accelerator0_tile0_array0_skew0_recode7_recode_pair31_minus = (accelerator0_tile0_codes[126-1:124] == 0);



assign accelerator0_tile0_array0_skew0_recode7_unlike28_differs = (accelerator0_tile0_array0_skew0_recode7_recode_pair28_minus != accelerator0_tile0_array0_skew0_recode7_recode_pair29_minus);



assign accelerator0_tile0_array0_skew0_recode7_unlike29_differs = (accelerator0_tile0_array0_skew0_recode7_recode_pair30_minus != accelerator0_tile0_array0_skew0_recode7_recode_pair31_minus);



assign accelerator0_tile0_array0_skew0_recode7_eight = (accelerator0_tile0_array0_skew0_recode7_recode_pair28_minus != accelerator0_tile0_array0_skew0_recode7_recode_pair30_minus);



assign accelerator0_tile0_array0_skew0_recode7_own = (accelerator0_tile0_array0_skew0_recode7_recode_pair28_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode7_weights = accelerator0_tile0_array0_skew0_recode7_together;



assign accelerator0_tile0_array0_skew0_cut35_part = accelerator0_tile0_array0_skew0_recode7_weights[4-1:0];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay37_shift
    accelerator0_tile0_array0_skew0_delay37_line <= {accelerator0_tile0_array0_skew0_delay37_line[24-1:0], accelerator0_tile0_array0_skew0_cut35_part};
end



assign accelerator0_tile0_array0_skew0_delay37_b = accelerator0_tile0_array0_skew0_delay37_line[28-1:24];



assign accelerator0_tile0_array0_skew0_cut36_part = accelerator0_tile0_array0_skew0_recode7_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay38_shift
    accelerator0_tile0_array0_skew0_delay38_line <= {accelerator0_tile0_array0_skew0_delay38_line[56-1:0], accelerator0_tile0_array0_skew0_cut36_part};
end



assign accelerator0_tile0_array0_skew0_delay38_b = accelerator0_tile0_array0_skew0_delay38_line[64-1:56];



assign accelerator0_tile0_array0_skew0_cut37_part = accelerator0_tile0_array0_skew0_recode7_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay39_shift
    accelerator0_tile0_array0_skew0_delay39_line <= {accelerator0_tile0_array0_skew0_delay39_line[16-1:0], accelerator0_tile0_array0_skew0_cut37_part};
end



assign accelerator0_tile0_array0_skew0_delay39_b = accelerator0_tile0_array0_skew0_delay39_line[18-1:16];



assign accelerator0_tile0_array0_skew0_cut38_part = accelerator0_tile0_array0_skew0_recode7_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay40_shift
    accelerator0_tile0_array0_skew0_delay40_line <= {accelerator0_tile0_array0_skew0_delay40_line[9-1:0], accelerator0_tile0_array0_skew0_cut38_part};
end



assign accelerator0_tile0_array0_skew0_delay40_b = accelerator0_tile0_array0_skew0_delay40_line[10-1:9];



assign accelerator0_tile0_array0_skew0_cut39_part = accelerator0_tile0_array0_skew0_recode7_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay41_shift
    accelerator0_tile0_array0_skew0_delay41_line <= {accelerator0_tile0_array0_skew0_delay41_line[10-1:0], accelerator0_tile0_array0_skew0_cut39_part};
end



assign accelerator0_tile0_array0_skew0_delay41_b = accelerator0_tile0_array0_skew0_delay41_line[11-1:10];



assign accelerator0_tile0_array0_skew0_recode8_recode_pair32_zero = accelerator0_tile0_codes[128];
assign accelerator0_tile0_array0_skew0_recode8_recode_pair32_odd = (!accelerator0_tile0_codes[130]);
assign accelerator0_tile0_array0_skew0_recode8_recode_pair32_differs = ((!accelerator0_tile0_codes[130]) && ((accelerator0_tile0_codes[130-1:128] == 0) != (accelerator0_tile0_codes[132-1:130] == 0)));
assign accelerator0_tile0_array0_skew0_recode8_recode_pair32_minus = (accelerator0_tile0_codes[130-1:128] == 0);



assign accelerator0_tile0_array0_skew0_recode8_recode_pair33_zero = accelerator0_tile0_codes[132];
assign accelerator0_tile0_array0_skew0_recode8_recode_pair33_odd = (!accelerator0_tile0_codes[134]);
assign accelerator0_tile0_array0_skew0_recode8_recode_pair33_differs = ((!accelerator0_tile0_codes[134]) && ((accelerator0_tile0_codes[134-1:132] == 0) != (accelerator0_tile0_codes[136-1:134] == 0)));
assign accelerator0_tile0_array0_skew0_recode8_recode_pair33_minus = (accelerator0_tile0_codes[134-1:132] == 0);



assign accelerator0_tile0_array0_skew0_recode8_recode_pair34_zero = accelerator0_tile0_codes[136];
assign accelerator0_tile0_array0_skew0_recode8_recode_pair34_odd = (!accelerator0_tile0_codes[138]);
assign accelerator0_tile0_array0_skew0_recode8_recode_pair34_differs = ((!accelerator0_tile0_codes[138]) && ((accelerator0_tile0_codes[138-1:136] == 0) != (accelerator0_tile0_codes[140-1:138] == 0)));
assign accelerator0_tile0_array0_skew0_recode8_recode_pair34_minus = (accelerator0_tile0_codes[138-1:136] == 0);



assign accelerator0_tile0_array0_skew0_recode8_recode_pair35_zero = accelerator0_tile0_codes[140];
assign accelerator0_tile0_array0_skew0_recode8_recode_pair35_odd = (!accelerator0_tile0_codes[142]);
assign accelerator0_tile0_array0_skew0_recode8_recode_pair35_differs = ((!accelerator0_tile0_codes[142]) && ((accelerator0_tile0_codes[142-1:140] == 0) != (accelerator0_tile0_codes[144-1:142] == 0)));
assign accelerator0_tile0_array0_skew0_recode8_recode_pair35_minus = (accelerator0_tile0_codes[142-1:140] == 0);



assign accelerator0_tile0_array0_skew0_recode8_unlike32_differs = (accelerator0_tile0_array0_skew0_recode8_recode_pair32_minus != accelerator0_tile0_array0_skew0_recode8_recode_pair33_minus);



assign accelerator0_tile0_array0_skew0_recode8_unlike33_differs = (accelerator0_tile0_array0_skew0_recode8_recode_pair34_minus != accelerator0_tile0_array0_skew0_recode8_recode_pair35_minus);



assign accelerator0_tile0_array0_skew0_recode8_eight = (accelerator0_tile0_array0_skew0_recode8_recode_pair32_minus != accelerator0_tile0_array0_skew0_recode8_recode_pair34_minus);



assign accelerator0_tile0_array0_skew0_recode8_own = (accelerator0_tile0_array0_skew0_recode8_recode_pair32_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode8_weights = accelerator0_tile0_array0_skew0_recode8_together;



assign accelerator0_tile0_array0_skew0_cut40_part = accelerator0_tile0_array0_skew0_recode8_weights[4-1:0];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay42_shift
    accelerator0_tile0_array0_skew0_delay42_line <= {accelerator0_tile0_array0_skew0_delay42_line[28-1:0], accelerator0_tile0_array0_skew0_cut40_part};
end



assign accelerator0_tile0_array0_skew0_delay42_b = accelerator0_tile0_array0_skew0_delay42_line[32-1:28];



assign accelerator0_tile0_array0_skew0_cut41_part = accelerator0_tile0_array0_skew0_recode8_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay43_shift
    accelerator0_tile0_array0_skew0_delay43_line <= {accelerator0_tile0_array0_skew0_delay43_line[64-1:0], accelerator0_tile0_array0_skew0_cut41_part};
end



assign accelerator0_tile0_array0_skew0_delay43_b = accelerator0_tile0_array0_skew0_delay43_line[72-1:64];



assign accelerator0_tile0_array0_skew0_cut42_part = accelerator0_tile0_array0_skew0_recode8_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay44_shift
    accelerator0_tile0_array0_skew0_delay44_line <= {accelerator0_tile0_array0_skew0_delay44_line[18-1:0], accelerator0_tile0_array0_skew0_cut42_part};
end



assign accelerator0_tile0_array0_skew0_delay44_b = accelerator0_tile0_array0_skew0_delay44_line[20-1:18];



assign accelerator0_tile0_array0_skew0_cut43_part = accelerator0_tile0_array0_skew0_recode8_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay45_shift
    accelerator0_tile0_array0_skew0_delay45_line <= {accelerator0_tile0_array0_skew0_delay45_line[10-1:0], accelerator0_tile0_array0_skew0_cut43_part};
end



assign accelerator0_tile0_array0_skew0_delay45_b = accelerator0_tile0_array0_skew0_delay45_line[11-1:10];



assign accelerator0_tile0_array0_skew0_cut44_part = accelerator0_tile0_array0_skew0_recode8_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay46_shift
    accelerator0_tile0_array0_skew0_delay46_line <= {accelerator0_tile0_array0_skew0_delay46_line[11-1:0], accelerator0_tile0_array0_skew0_cut44_part};
end



assign accelerator0_tile0_array0_skew0_delay46_b = accelerator0_tile0_array0_skew0_delay46_line[12-1:11];



assign accelerator0_tile0_array0_skew0_recode9_recode_pair36_zero = accelerator0_tile0_codes[144];
assign accelerator0_tile0_array0_skew0_recode9_recode_pair36_odd = (!accelerator0_tile0_codes[146]);
assign accelerator0_tile0_array0_skew0_recode9_recode_pair36_differs = ((!accelerator0_tile0_codes[146]) && ((accelerator0_tile0_codes[146-1:144] == 0) != (accelerator0_tile0_codes[148-1:146] == 0)));
assign accelerator0_tile0_array0_skew0_recode9_recode_pair36_minus = (accelerator0_tile0_codes[146-1:144] == 0);



assign accelerator0_tile0_array0_skew0_recode9_recode_pair37_zero = accelerator0_tile0_codes[148];
assign accelerator0_tile0_array0_skew0_recode9_recode_pair37_odd = (!accelerator0_tile0_codes[150]);
assign accelerator0_tile0_array0_skew0_recode9_recode_pair37_differs = ((!accelerator0_tile0_codes[150]) && ((accelerator0_tile0_codes[150-1:148] == 0) != (accelerator0_tile0_codes[152-1:150] == 0)));
assign accelerator0_tile0_array0_skew0_recode9_recode_pair37_minus = (accelerator0_tile0_codes[150-1:148] == 0);



assign accelerator0_tile0_array0_skew0_recode9_recode_pair38_zero = accelerator0_tile0_codes[152];
assign accelerator0_tile0_array0_skew0_recode9_recode_pair38_odd = (!accelerator0_tile0_codes[154]);
assign accelerator0_tile0_array0_skew0_recode9_recode_pair38_differs = ((!accelerator0_tile0_codes[154]) && ((accelerator0_tile0_codes[154-1:152] == 0) != (accelerator0_tile0_codes[156-1:154] == 0)));
assign accelerator0_tile0_array0_skew0_recode9_recode_pair38_minus = (accelerator0_tile0_codes[154-1:152] == 0);



assign accelerator0_tile0_array0_skew0_recode9_recode_pair39_zero = accelerator0_tile0_codes[156];
assign accelerator0_tile0_array0_skew0_recode9_recode_pair39_odd = (!accelerator0_tile0_codes[158]);
assign accelerator0_tile0_array0_skew0_recode9_recode_pair39_differs = ((!accelerator0_tile0_codes[158]) && ((accelerator0_tile0_codes[158-1:156] == 0) != (accelerator0_tile0_codes[160-1:158] == 0)));
assign accelerator0_tile0_array0_skew0_recode9_recode_pair39_minus = (accelerator0_tile0_codes[158-1:156] == 0);



assign accelerator0_tile0_array0_skew0_recode9_unlike36_differs = (accelerator0_tile0_array0_skew0_recode9_recode_pair36_minus != accelerator0_tile0_array0_skew0_recode9_recode_pair37_minus);



assign accelerator0_tile0_array0_skew0_recode9_unlike37_differs = (accelerator0_tile0_array0_skew0_recode9_recode_pair38_minus != accelerator0_tile0_array0_skew0_recode9_recode_pair39_minus);



assign accelerator0_tile0_array0_skew0_recode9_eight = (accelerator0_tile0_array0_skew0_recode9_recode_pair36_minus != accelerator0_tile0_array0_skew0_recode9_recode_pair38_minus);



assign accelerator0_tile0_array0_skew0_recode9_own = (accelerator0_tile0_array0_skew0_recode9_recode_pair36_minus != accelerator0_tile0_array0_skew0_first);



assign accelerator0_tile0_array0_skew0_recode9_weights = accelerator0_tile0_array0_skew0_recode9_together;



assign accelerator0_tile0_array0_skew0_cut45_part = accelerator0_tile0_array0_skew0_recode9_weights[4-1:0];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay47_shift
    accelerator0_tile0_array0_skew0_delay47_line <= {accelerator0_tile0_array0_skew0_delay47_line[32-1:0], accelerator0_tile0_array0_skew0_cut45_part};
end



assign accelerator0_tile0_array0_skew0_delay47_b = accelerator0_tile0_array0_skew0_delay47_line[36-1:32];



assign accelerator0_tile0_array0_skew0_cut46_part = accelerator0_tile0_array0_skew0_recode9_weights[12-1:4];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay48_shift
    accelerator0_tile0_array0_skew0_delay48_line <= {accelerator0_tile0_array0_skew0_delay48_line[72-1:0], accelerator0_tile0_array0_skew0_cut46_part};
end



assign accelerator0_tile0_array0_skew0_delay48_b = accelerator0_tile0_array0_skew0_delay48_line[80-1:72];



assign accelerator0_tile0_array0_skew0_cut47_part = accelerator0_tile0_array0_skew0_recode9_weights[14-1:12];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay49_shift
    accelerator0_tile0_array0_skew0_delay49_line <= {accelerator0_tile0_array0_skew0_delay49_line[20-1:0], accelerator0_tile0_array0_skew0_cut47_part};
end



assign accelerator0_tile0_array0_skew0_delay49_b = accelerator0_tile0_array0_skew0_delay49_line[22-1:20];



assign accelerator0_tile0_array0_skew0_cut48_part = accelerator0_tile0_array0_skew0_recode9_weights[15-1:14];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay50_shift
    accelerator0_tile0_array0_skew0_delay50_line <= {accelerator0_tile0_array0_skew0_delay50_line[11-1:0], accelerator0_tile0_array0_skew0_cut48_part};
end



assign accelerator0_tile0_array0_skew0_delay50_b = accelerator0_tile0_array0_skew0_delay50_line[12-1:11];



assign accelerator0_tile0_array0_skew0_cut49_part = accelerator0_tile0_array0_skew0_recode9_weights[16-1:15];


always @(posedge clk) begin: accelerator0_tile0_array0_skew0_delay51_shift
    accelerator0_tile0_array0_skew0_delay51_line <= {accelerator0_tile0_array0_skew0_delay51_line[12-1:0], accelerator0_tile0_array0_skew0_cut49_part};
end



assign accelerator0_tile0_array0_skew0_delay51_b = accelerator0_tile0_array0_skew0_delay51_line[13-1:12];



assign accelerator0_tile0_array0_skewed = accelerator0_tile0_array0_skew0_together;



assign accelerator0_tile0_array0_step_down0_enable = accelerator0_tile0_mask[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down0_down
    accelerator0_tile0_array0_step_down0_enables_below <= accelerator0_tile0_mask[24-1:1];
    accelerator0_tile0_array0_step_down0_swap_below <= (accelerator0_tile0_swap && accelerator0_tile0_mask[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row0_register
    accelerator0_tile0_array0_pick_row0_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 0));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 0))) begin
        accelerator0_tile0_array0_pick_row0_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row0_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_0 (.clk(clk), .weights_in(accelerator0_tile0_array0_skewed), .enable_in(accelerator0_tile0_array0_step_down0_enable), .swap_in(accelerator0_tile0_swap), .load(accelerator0_tile0_array0_pick_row0_strobe), .load_select(accelerator0_tile0_array0_pick_row0_select_here), .load_data(accelerator0_tile0_array0_pick_row0_data_here), .weights_out(accelerator0_tile0_array0_instance16_weights_out), .enable_out(accelerator0_tile0_array0_instance16_enable_out), .sum_out(accelerator0_tile0_array0_instance16_sum_out));


assign accelerator0_tile0_array0_step_down1_enable = accelerator0_tile0_array0_step_down0_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down1_down
    accelerator0_tile0_array0_step_down1_enables_below <= accelerator0_tile0_array0_step_down0_enables_below[23-1:1];
    accelerator0_tile0_array0_step_down1_swap_below <= (accelerator0_tile0_array0_step_down0_swap_below && accelerator0_tile0_array0_step_down0_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row1_register
    accelerator0_tile0_array0_pick_row1_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 1));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 1))) begin
        accelerator0_tile0_array0_pick_row1_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row1_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_1 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance16_weights_out), .enable_in(accelerator0_tile0_array0_step_down1_enable), .swap_in(accelerator0_tile0_array0_step_down0_swap_below), .load(accelerator0_tile0_array0_pick_row1_strobe), .load_select(accelerator0_tile0_array0_pick_row1_select_here), .load_data(accelerator0_tile0_array0_pick_row1_data_here), .weights_out(accelerator0_tile0_array0_instance17_weights_out), .enable_out(accelerator0_tile0_array0_instance17_enable_out), .sum_out(accelerator0_tile0_array0_instance17_sum_out));


assign accelerator0_tile0_array0_step_down2_enable = accelerator0_tile0_array0_step_down1_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down2_down
    accelerator0_tile0_array0_step_down2_enables_below <= accelerator0_tile0_array0_step_down1_enables_below[22-1:1];
    accelerator0_tile0_array0_step_down2_swap_below <= (accelerator0_tile0_array0_step_down1_swap_below && accelerator0_tile0_array0_step_down1_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row2_register
    accelerator0_tile0_array0_pick_row2_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 2));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 2))) begin
        accelerator0_tile0_array0_pick_row2_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row2_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_2 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance17_weights_out), .enable_in(accelerator0_tile0_array0_step_down2_enable), .swap_in(accelerator0_tile0_array0_step_down1_swap_below), .load(accelerator0_tile0_array0_pick_row2_strobe), .load_select(accelerator0_tile0_array0_pick_row2_select_here), .load_data(accelerator0_tile0_array0_pick_row2_data_here), .weights_out(accelerator0_tile0_array0_instance18_weights_out), .enable_out(accelerator0_tile0_array0_instance18_enable_out), .sum_out(accelerator0_tile0_array0_instance18_sum_out));


assign accelerator0_tile0_array0_step_down3_enable = accelerator0_tile0_array0_step_down2_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down3_down
    accelerator0_tile0_array0_step_down3_enables_below <= accelerator0_tile0_array0_step_down2_enables_below[21-1:1];
    accelerator0_tile0_array0_step_down3_swap_below <= (accelerator0_tile0_array0_step_down2_swap_below && accelerator0_tile0_array0_step_down2_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row3_register
    accelerator0_tile0_array0_pick_row3_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 3));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 3))) begin
        accelerator0_tile0_array0_pick_row3_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row3_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_3 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance18_weights_out), .enable_in(accelerator0_tile0_array0_step_down3_enable), .swap_in(accelerator0_tile0_array0_step_down2_swap_below), .load(accelerator0_tile0_array0_pick_row3_strobe), .load_select(accelerator0_tile0_array0_pick_row3_select_here), .load_data(accelerator0_tile0_array0_pick_row3_data_here), .weights_out(accelerator0_tile0_array0_instance19_weights_out), .enable_out(accelerator0_tile0_array0_instance19_enable_out), .sum_out(accelerator0_tile0_array0_instance19_sum_out));


assign accelerator0_tile0_array0_step_down4_enable = accelerator0_tile0_array0_step_down3_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down4_down
    accelerator0_tile0_array0_step_down4_enables_below <= accelerator0_tile0_array0_step_down3_enables_below[20-1:1];
    accelerator0_tile0_array0_step_down4_swap_below <= (accelerator0_tile0_array0_step_down3_swap_below && accelerator0_tile0_array0_step_down3_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row4_register
    accelerator0_tile0_array0_pick_row4_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 4));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 4))) begin
        accelerator0_tile0_array0_pick_row4_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row4_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_4 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance19_weights_out), .enable_in(accelerator0_tile0_array0_step_down4_enable), .swap_in(accelerator0_tile0_array0_step_down3_swap_below), .load(accelerator0_tile0_array0_pick_row4_strobe), .load_select(accelerator0_tile0_array0_pick_row4_select_here), .load_data(accelerator0_tile0_array0_pick_row4_data_here), .weights_out(accelerator0_tile0_array0_instance20_weights_out), .enable_out(accelerator0_tile0_array0_instance20_enable_out), .sum_out(accelerator0_tile0_array0_instance20_sum_out));


assign accelerator0_tile0_array0_step_down5_enable = accelerator0_tile0_array0_step_down4_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down5_down
    accelerator0_tile0_array0_step_down5_enables_below <= accelerator0_tile0_array0_step_down4_enables_below[19-1:1];
    accelerator0_tile0_array0_step_down5_swap_below <= (accelerator0_tile0_array0_step_down4_swap_below && accelerator0_tile0_array0_step_down4_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row5_register
    accelerator0_tile0_array0_pick_row5_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 5));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 5))) begin
        accelerator0_tile0_array0_pick_row5_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row5_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_5 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance20_weights_out), .enable_in(accelerator0_tile0_array0_step_down5_enable), .swap_in(accelerator0_tile0_array0_step_down4_swap_below), .load(accelerator0_tile0_array0_pick_row5_strobe), .load_select(accelerator0_tile0_array0_pick_row5_select_here), .load_data(accelerator0_tile0_array0_pick_row5_data_here), .weights_out(accelerator0_tile0_array0_instance21_weights_out), .enable_out(accelerator0_tile0_array0_instance21_enable_out), .sum_out(accelerator0_tile0_array0_instance21_sum_out));


assign accelerator0_tile0_array0_step_down6_enable = accelerator0_tile0_array0_step_down5_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down6_down
    accelerator0_tile0_array0_step_down6_enables_below <= accelerator0_tile0_array0_step_down5_enables_below[18-1:1];
    accelerator0_tile0_array0_step_down6_swap_below <= (accelerator0_tile0_array0_step_down5_swap_below && accelerator0_tile0_array0_step_down5_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row6_register
    accelerator0_tile0_array0_pick_row6_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 6));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 6))) begin
        accelerator0_tile0_array0_pick_row6_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row6_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_6 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance21_weights_out), .enable_in(accelerator0_tile0_array0_step_down6_enable), .swap_in(accelerator0_tile0_array0_step_down5_swap_below), .load(accelerator0_tile0_array0_pick_row6_strobe), .load_select(accelerator0_tile0_array0_pick_row6_select_here), .load_data(accelerator0_tile0_array0_pick_row6_data_here), .weights_out(accelerator0_tile0_array0_instance22_weights_out), .enable_out(accelerator0_tile0_array0_instance22_enable_out), .sum_out(accelerator0_tile0_array0_instance22_sum_out));


assign accelerator0_tile0_array0_step_down7_enable = accelerator0_tile0_array0_step_down6_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down7_down
    accelerator0_tile0_array0_step_down7_enables_below <= accelerator0_tile0_array0_step_down6_enables_below[17-1:1];
    accelerator0_tile0_array0_step_down7_swap_below <= (accelerator0_tile0_array0_step_down6_swap_below && accelerator0_tile0_array0_step_down6_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row7_register
    accelerator0_tile0_array0_pick_row7_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 7));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 7))) begin
        accelerator0_tile0_array0_pick_row7_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row7_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_7 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance22_weights_out), .enable_in(accelerator0_tile0_array0_step_down7_enable), .swap_in(accelerator0_tile0_array0_step_down6_swap_below), .load(accelerator0_tile0_array0_pick_row7_strobe), .load_select(accelerator0_tile0_array0_pick_row7_select_here), .load_data(accelerator0_tile0_array0_pick_row7_data_here), .weights_out(accelerator0_tile0_array0_instance23_weights_out), .enable_out(accelerator0_tile0_array0_instance23_enable_out), .sum_out(accelerator0_tile0_array0_instance23_sum_out));


assign accelerator0_tile0_array0_step_down8_enable = accelerator0_tile0_array0_step_down7_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down8_down
    accelerator0_tile0_array0_step_down8_enables_below <= accelerator0_tile0_array0_step_down7_enables_below[16-1:1];
    accelerator0_tile0_array0_step_down8_swap_below <= (accelerator0_tile0_array0_step_down7_swap_below && accelerator0_tile0_array0_step_down7_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row8_register
    accelerator0_tile0_array0_pick_row8_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 8));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 8))) begin
        accelerator0_tile0_array0_pick_row8_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row8_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_8 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance23_weights_out), .enable_in(accelerator0_tile0_array0_step_down8_enable), .swap_in(accelerator0_tile0_array0_step_down7_swap_below), .load(accelerator0_tile0_array0_pick_row8_strobe), .load_select(accelerator0_tile0_array0_pick_row8_select_here), .load_data(accelerator0_tile0_array0_pick_row8_data_here), .weights_out(accelerator0_tile0_array0_instance24_weights_out), .enable_out(accelerator0_tile0_array0_instance24_enable_out), .sum_out(accelerator0_tile0_array0_instance24_sum_out));


assign accelerator0_tile0_array0_step_down9_enable = accelerator0_tile0_array0_step_down8_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down9_down
    accelerator0_tile0_array0_step_down9_enables_below <= accelerator0_tile0_array0_step_down8_enables_below[15-1:1];
    accelerator0_tile0_array0_step_down9_swap_below <= (accelerator0_tile0_array0_step_down8_swap_below && accelerator0_tile0_array0_step_down8_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row9_register
    accelerator0_tile0_array0_pick_row9_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 9));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 9))) begin
        accelerator0_tile0_array0_pick_row9_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row9_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_9 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance24_weights_out), .enable_in(accelerator0_tile0_array0_step_down9_enable), .swap_in(accelerator0_tile0_array0_step_down8_swap_below), .load(accelerator0_tile0_array0_pick_row9_strobe), .load_select(accelerator0_tile0_array0_pick_row9_select_here), .load_data(accelerator0_tile0_array0_pick_row9_data_here), .weights_out(accelerator0_tile0_array0_instance25_weights_out), .enable_out(accelerator0_tile0_array0_instance25_enable_out), .sum_out(accelerator0_tile0_array0_instance25_sum_out));


assign accelerator0_tile0_array0_step_down10_enable = accelerator0_tile0_array0_step_down9_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down10_down
    accelerator0_tile0_array0_step_down10_enables_below <= accelerator0_tile0_array0_step_down9_enables_below[14-1:1];
    accelerator0_tile0_array0_step_down10_swap_below <= (accelerator0_tile0_array0_step_down9_swap_below && accelerator0_tile0_array0_step_down9_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row10_register
    accelerator0_tile0_array0_pick_row10_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 10));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 10))) begin
        accelerator0_tile0_array0_pick_row10_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row10_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_10 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance25_weights_out), .enable_in(accelerator0_tile0_array0_step_down10_enable), .swap_in(accelerator0_tile0_array0_step_down9_swap_below), .load(accelerator0_tile0_array0_pick_row10_strobe), .load_select(accelerator0_tile0_array0_pick_row10_select_here), .load_data(accelerator0_tile0_array0_pick_row10_data_here), .weights_out(accelerator0_tile0_array0_instance26_weights_out), .enable_out(accelerator0_tile0_array0_instance26_enable_out), .sum_out(accelerator0_tile0_array0_instance26_sum_out));


assign accelerator0_tile0_array0_step_down11_enable = accelerator0_tile0_array0_step_down10_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down11_down
    accelerator0_tile0_array0_step_down11_enables_below <= accelerator0_tile0_array0_step_down10_enables_below[13-1:1];
    accelerator0_tile0_array0_step_down11_swap_below <= (accelerator0_tile0_array0_step_down10_swap_below && accelerator0_tile0_array0_step_down10_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row11_register
    accelerator0_tile0_array0_pick_row11_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 11));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 11))) begin
        accelerator0_tile0_array0_pick_row11_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row11_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_11 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance26_weights_out), .enable_in(accelerator0_tile0_array0_step_down11_enable), .swap_in(accelerator0_tile0_array0_step_down10_swap_below), .load(accelerator0_tile0_array0_pick_row11_strobe), .load_select(accelerator0_tile0_array0_pick_row11_select_here), .load_data(accelerator0_tile0_array0_pick_row11_data_here), .weights_out(accelerator0_tile0_array0_instance27_weights_out), .enable_out(accelerator0_tile0_array0_instance27_enable_out), .sum_out(accelerator0_tile0_array0_instance27_sum_out));


assign accelerator0_tile0_array0_step_down12_enable = accelerator0_tile0_array0_step_down11_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down12_down
    accelerator0_tile0_array0_step_down12_enables_below <= accelerator0_tile0_array0_step_down11_enables_below[12-1:1];
    accelerator0_tile0_array0_step_down12_swap_below <= (accelerator0_tile0_array0_step_down11_swap_below && accelerator0_tile0_array0_step_down11_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row12_register
    accelerator0_tile0_array0_pick_row12_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 12));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 12))) begin
        accelerator0_tile0_array0_pick_row12_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row12_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_12 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance27_weights_out), .enable_in(accelerator0_tile0_array0_step_down12_enable), .swap_in(accelerator0_tile0_array0_step_down11_swap_below), .load(accelerator0_tile0_array0_pick_row12_strobe), .load_select(accelerator0_tile0_array0_pick_row12_select_here), .load_data(accelerator0_tile0_array0_pick_row12_data_here), .weights_out(accelerator0_tile0_array0_instance28_weights_out), .enable_out(accelerator0_tile0_array0_instance28_enable_out), .sum_out(accelerator0_tile0_array0_instance28_sum_out));


assign accelerator0_tile0_array0_step_down13_enable = accelerator0_tile0_array0_step_down12_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down13_down
    accelerator0_tile0_array0_step_down13_enables_below <= accelerator0_tile0_array0_step_down12_enables_below[11-1:1];
    accelerator0_tile0_array0_step_down13_swap_below <= (accelerator0_tile0_array0_step_down12_swap_below && accelerator0_tile0_array0_step_down12_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row13_register
    accelerator0_tile0_array0_pick_row13_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 13));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 13))) begin
        accelerator0_tile0_array0_pick_row13_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row13_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_13 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance28_weights_out), .enable_in(accelerator0_tile0_array0_step_down13_enable), .swap_in(accelerator0_tile0_array0_step_down12_swap_below), .load(accelerator0_tile0_array0_pick_row13_strobe), .load_select(accelerator0_tile0_array0_pick_row13_select_here), .load_data(accelerator0_tile0_array0_pick_row13_data_here), .weights_out(accelerator0_tile0_array0_instance29_weights_out), .enable_out(accelerator0_tile0_array0_instance29_enable_out), .sum_out(accelerator0_tile0_array0_instance29_sum_out));


assign accelerator0_tile0_array0_step_down14_enable = accelerator0_tile0_array0_step_down13_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down14_down
    accelerator0_tile0_array0_step_down14_enables_below <= accelerator0_tile0_array0_step_down13_enables_below[10-1:1];
    accelerator0_tile0_array0_step_down14_swap_below <= (accelerator0_tile0_array0_step_down13_swap_below && accelerator0_tile0_array0_step_down13_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row14_register
    accelerator0_tile0_array0_pick_row14_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 14));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 14))) begin
        accelerator0_tile0_array0_pick_row14_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row14_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_14 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance29_weights_out), .enable_in(accelerator0_tile0_array0_step_down14_enable), .swap_in(accelerator0_tile0_array0_step_down13_swap_below), .load(accelerator0_tile0_array0_pick_row14_strobe), .load_select(accelerator0_tile0_array0_pick_row14_select_here), .load_data(accelerator0_tile0_array0_pick_row14_data_here), .weights_out(accelerator0_tile0_array0_instance30_weights_out), .enable_out(accelerator0_tile0_array0_instance30_enable_out), .sum_out(accelerator0_tile0_array0_instance30_sum_out));


assign accelerator0_tile0_array0_step_down15_enable = accelerator0_tile0_array0_step_down14_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down15_down
    accelerator0_tile0_array0_step_down15_enables_below <= accelerator0_tile0_array0_step_down14_enables_below[9-1:1];
    accelerator0_tile0_array0_step_down15_swap_below <= (accelerator0_tile0_array0_step_down14_swap_below && accelerator0_tile0_array0_step_down14_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row15_register
    accelerator0_tile0_array0_pick_row15_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 15));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 15))) begin
        accelerator0_tile0_array0_pick_row15_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row15_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_15 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance30_weights_out), .enable_in(accelerator0_tile0_array0_step_down15_enable), .swap_in(accelerator0_tile0_array0_step_down14_swap_below), .load(accelerator0_tile0_array0_pick_row15_strobe), .load_select(accelerator0_tile0_array0_pick_row15_select_here), .load_data(accelerator0_tile0_array0_pick_row15_data_here), .weights_out(accelerator0_tile0_array0_instance31_weights_out), .enable_out(accelerator0_tile0_array0_instance31_enable_out), .sum_out(accelerator0_tile0_array0_instance31_sum_out));


assign accelerator0_tile0_array0_step_down16_enable = accelerator0_tile0_array0_step_down15_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down16_down
    accelerator0_tile0_array0_step_down16_enables_below <= accelerator0_tile0_array0_step_down15_enables_below[8-1:1];
    accelerator0_tile0_array0_step_down16_swap_below <= (accelerator0_tile0_array0_step_down15_swap_below && accelerator0_tile0_array0_step_down15_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row16_register
    accelerator0_tile0_array0_pick_row16_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 16));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 16))) begin
        accelerator0_tile0_array0_pick_row16_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row16_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_16 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance31_weights_out), .enable_in(accelerator0_tile0_array0_step_down16_enable), .swap_in(accelerator0_tile0_array0_step_down15_swap_below), .load(accelerator0_tile0_array0_pick_row16_strobe), .load_select(accelerator0_tile0_array0_pick_row16_select_here), .load_data(accelerator0_tile0_array0_pick_row16_data_here), .weights_out(accelerator0_tile0_array0_instance32_weights_out), .enable_out(accelerator0_tile0_array0_instance32_enable_out), .sum_out(accelerator0_tile0_array0_instance32_sum_out));


assign accelerator0_tile0_array0_step_down17_enable = accelerator0_tile0_array0_step_down16_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down17_down
    accelerator0_tile0_array0_step_down17_enables_below <= accelerator0_tile0_array0_step_down16_enables_below[7-1:1];
    accelerator0_tile0_array0_step_down17_swap_below <= (accelerator0_tile0_array0_step_down16_swap_below && accelerator0_tile0_array0_step_down16_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row17_register
    accelerator0_tile0_array0_pick_row17_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 17));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 17))) begin
        accelerator0_tile0_array0_pick_row17_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row17_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_17 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance32_weights_out), .enable_in(accelerator0_tile0_array0_step_down17_enable), .swap_in(accelerator0_tile0_array0_step_down16_swap_below), .load(accelerator0_tile0_array0_pick_row17_strobe), .load_select(accelerator0_tile0_array0_pick_row17_select_here), .load_data(accelerator0_tile0_array0_pick_row17_data_here), .weights_out(accelerator0_tile0_array0_instance33_weights_out), .enable_out(accelerator0_tile0_array0_instance33_enable_out), .sum_out(accelerator0_tile0_array0_instance33_sum_out));


assign accelerator0_tile0_array0_step_down18_enable = accelerator0_tile0_array0_step_down17_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down18_down
    accelerator0_tile0_array0_step_down18_enables_below <= accelerator0_tile0_array0_step_down17_enables_below[6-1:1];
    accelerator0_tile0_array0_step_down18_swap_below <= (accelerator0_tile0_array0_step_down17_swap_below && accelerator0_tile0_array0_step_down17_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row18_register
    accelerator0_tile0_array0_pick_row18_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 18));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 18))) begin
        accelerator0_tile0_array0_pick_row18_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row18_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_18 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance33_weights_out), .enable_in(accelerator0_tile0_array0_step_down18_enable), .swap_in(accelerator0_tile0_array0_step_down17_swap_below), .load(accelerator0_tile0_array0_pick_row18_strobe), .load_select(accelerator0_tile0_array0_pick_row18_select_here), .load_data(accelerator0_tile0_array0_pick_row18_data_here), .weights_out(accelerator0_tile0_array0_instance34_weights_out), .enable_out(accelerator0_tile0_array0_instance34_enable_out), .sum_out(accelerator0_tile0_array0_instance34_sum_out));


assign accelerator0_tile0_array0_step_down19_enable = accelerator0_tile0_array0_step_down18_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down19_down
    accelerator0_tile0_array0_step_down19_enables_below <= accelerator0_tile0_array0_step_down18_enables_below[5-1:1];
    accelerator0_tile0_array0_step_down19_swap_below <= (accelerator0_tile0_array0_step_down18_swap_below && accelerator0_tile0_array0_step_down18_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row19_register
    accelerator0_tile0_array0_pick_row19_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 19));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 19))) begin
        accelerator0_tile0_array0_pick_row19_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row19_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_19 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance34_weights_out), .enable_in(accelerator0_tile0_array0_step_down19_enable), .swap_in(accelerator0_tile0_array0_step_down18_swap_below), .load(accelerator0_tile0_array0_pick_row19_strobe), .load_select(accelerator0_tile0_array0_pick_row19_select_here), .load_data(accelerator0_tile0_array0_pick_row19_data_here), .weights_out(accelerator0_tile0_array0_instance35_weights_out), .enable_out(accelerator0_tile0_array0_instance35_enable_out), .sum_out(accelerator0_tile0_array0_instance35_sum_out));


assign accelerator0_tile0_array0_step_down20_enable = accelerator0_tile0_array0_step_down19_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down20_down
    accelerator0_tile0_array0_step_down20_enables_below <= accelerator0_tile0_array0_step_down19_enables_below[4-1:1];
    accelerator0_tile0_array0_step_down20_swap_below <= (accelerator0_tile0_array0_step_down19_swap_below && accelerator0_tile0_array0_step_down19_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row20_register
    accelerator0_tile0_array0_pick_row20_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 20));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 20))) begin
        accelerator0_tile0_array0_pick_row20_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row20_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_20 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance35_weights_out), .enable_in(accelerator0_tile0_array0_step_down20_enable), .swap_in(accelerator0_tile0_array0_step_down19_swap_below), .load(accelerator0_tile0_array0_pick_row20_strobe), .load_select(accelerator0_tile0_array0_pick_row20_select_here), .load_data(accelerator0_tile0_array0_pick_row20_data_here), .weights_out(accelerator0_tile0_array0_instance36_weights_out), .enable_out(accelerator0_tile0_array0_instance36_enable_out), .sum_out(accelerator0_tile0_array0_instance36_sum_out));


assign accelerator0_tile0_array0_step_down21_enable = accelerator0_tile0_array0_step_down20_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down21_down
    accelerator0_tile0_array0_step_down21_enables_below <= accelerator0_tile0_array0_step_down20_enables_below[3-1:1];
    accelerator0_tile0_array0_step_down21_swap_below <= (accelerator0_tile0_array0_step_down20_swap_below && accelerator0_tile0_array0_step_down20_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row21_register
    accelerator0_tile0_array0_pick_row21_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 21));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 21))) begin
        accelerator0_tile0_array0_pick_row21_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row21_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_21 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance36_weights_out), .enable_in(accelerator0_tile0_array0_step_down21_enable), .swap_in(accelerator0_tile0_array0_step_down20_swap_below), .load(accelerator0_tile0_array0_pick_row21_strobe), .load_select(accelerator0_tile0_array0_pick_row21_select_here), .load_data(accelerator0_tile0_array0_pick_row21_data_here), .weights_out(accelerator0_tile0_array0_instance37_weights_out), .enable_out(accelerator0_tile0_array0_instance37_enable_out), .sum_out(accelerator0_tile0_array0_instance37_sum_out));


assign accelerator0_tile0_array0_step_down22_enable = accelerator0_tile0_array0_step_down21_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_step_down22_down
    accelerator0_tile0_array0_step_down22_enables_below <= accelerator0_tile0_array0_step_down21_enables_below[2-1:1];
    accelerator0_tile0_array0_step_down22_swap_below <= (accelerator0_tile0_array0_step_down21_swap_below && accelerator0_tile0_array0_step_down21_enables_below[1]);
end


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row22_register
    accelerator0_tile0_array0_pick_row22_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 22));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 22))) begin
        accelerator0_tile0_array0_pick_row22_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row22_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_22 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance37_weights_out), .enable_in(accelerator0_tile0_array0_step_down22_enable), .swap_in(accelerator0_tile0_array0_step_down21_swap_below), .load(accelerator0_tile0_array0_pick_row22_strobe), .load_select(accelerator0_tile0_array0_pick_row22_select_here), .load_data(accelerator0_tile0_array0_pick_row22_data_here), .weights_out(accelerator0_tile0_array0_instance38_weights_out), .enable_out(accelerator0_tile0_array0_instance38_enable_out), .sum_out(accelerator0_tile0_array0_instance38_sum_out));


assign accelerator0_tile0_array0_step_down23_enable = accelerator0_tile0_array0_step_down22_enables_below[0];


always @(posedge clk) begin: accelerator0_tile0_array0_pick_row23_register
    accelerator0_tile0_array0_pick_row23_strobe <= (accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 23));
    if ((accelerator0_loader0_fill_shadow0_load_valid && (accelerator0_loader0_fill_shadow0_load_row == 23))) begin
        accelerator0_tile0_array0_pick_row23_select_here <= accelerator0_loader0_fill_shadow0_load_select;
        accelerator0_tile0_array0_pick_row23_data_here <= accelerator0_loader0_fill_shadow0_load_tdata;
    end
end


tritile_row row_23 (.clk(clk), .weights_in(accelerator0_tile0_array0_instance38_weights_out), .enable_in(accelerator0_tile0_array0_step_down23_enable), .swap_in(accelerator0_tile0_array0_step_down22_swap_below), .load(accelerator0_tile0_array0_pick_row23_strobe), .load_select(accelerator0_tile0_array0_pick_row23_select_here), .load_data(accelerator0_tile0_array0_pick_row23_data_here), .weights_out(accelerator0_tile0_array0_instance39_weights_out), .enable_out(accelerator0_tile0_array0_instance39_enable_out), .sum_out(accelerator0_tile0_array0_instance39_sum_out));


assign accelerator0_tile0_travel_tag0_together = accelerator0_tile0_travel_tag0_fields;


always @(posedge clk) begin: accelerator0_tile0_travel_tag0_delay52_shift
    accelerator0_tile0_travel_tag0_delay52_line <= {accelerator0_tile0_travel_tag0_delay52_line[210-1:0], accelerator0_tile0_travel_tag0_together};
end



assign accelerator0_tile0_packed = accelerator0_tile0_travel_tag0_delay52_line[224-1:210];



assign accelerator0_tile0_sign = (accelerator0_tile0_codes[2-1:0] == 0);


always @(posedge clk) begin: accelerator0_tile0_delay53_shift
    accelerator0_tile0_delay53_line <= {accelerator0_tile0_delay53_line[14-1:0], accelerator0_tile0_sign};
end



assign accelerator0_tile0_minus = accelerator0_tile0_delay53_line[15-1:14];



assign accelerator0_tile0_unpack_tag0_first = accelerator0_tile0_packed[(10 + 3)];
assign accelerator0_tile0_unpack_tag0_times3 = accelerator0_tile0_packed[(10 + 2)];
assign accelerator0_tile0_unpack_tag0_tap = accelerator0_tile0_packed[(10 + 1)];
assign accelerator0_tile0_unpack_tag0_bank = accelerator0_tile0_packed[10];
assign accelerator0_tile0_unpack_tag0_address = accelerator0_tile0_packed[10-1:0];


always @(accelerator0_tile0_unpack_tag0_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate0_bank_port0_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate0_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate0_address0 = accelerator0_tile0_unpack_tag0_address;
    end
end


always @(accelerator0_tile0_unpack_tag0_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate0_bank_port1_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate0_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate0_address1 = accelerator0_tile0_unpack_tag0_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate0_memory0_ports
    if (accelerator0_tile0_accumulate0_write0) begin
        accelerator0_tile0_accumulate0_memory0_words[accelerator0_tile0_accumulate0_write_at] <= accelerator0_tile0_accumulate0_total;
    end
    accelerator0_tile0_accumulate0_memory0_fetched <= accelerator0_tile0_accumulate0_memory0_words[accelerator0_tile0_accumulate0_address0];
    accelerator0_tile0_lane_mux0_pick0_words[0] <= accelerator0_tile0_accumulate0_memory0_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate0_memory1_ports
    if (accelerator0_tile0_accumulate0_write1) begin
        accelerator0_tile0_accumulate0_memory1_words[accelerator0_tile0_accumulate0_write_at] <= accelerator0_tile0_accumulate0_total;
    end
    accelerator0_tile0_accumulate0_memory1_fetched <= accelerator0_tile0_accumulate0_memory1_words[accelerator0_tile0_accumulate0_address1];
    accelerator0_tile0_lane_mux0_pick1_words[0] <= accelerator0_tile0_accumulate0_memory1_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate0_fetch
    accelerator0_tile0_accumulate0_enable1 <= accelerator0_tile0_array0_instance16_enable_out;
    accelerator0_tile0_accumulate0_enable2 <= accelerator0_tile0_accumulate0_enable1;
    if (accelerator0_tile0_array0_instance16_enable_out) begin
        accelerator0_tile0_accumulate0_sum1 <= accelerator0_tile0_array0_instance16_sum_out;
        accelerator0_tile0_accumulate0_minus1 <= accelerator0_tile0_minus;
        accelerator0_tile0_accumulate0_first1 <= accelerator0_tile0_unpack_tag0_first;
        accelerator0_tile0_accumulate0_times1 <= accelerator0_tile0_unpack_tag0_times3;
        accelerator0_tile0_accumulate0_tap1 <= accelerator0_tile0_unpack_tag0_tap;
        accelerator0_tile0_accumulate0_bank1 <= accelerator0_tile0_unpack_tag0_bank;
        accelerator0_tile0_accumulate0_write_at1 <= accelerator0_tile0_unpack_tag0_address;
    end
    if (accelerator0_tile0_accumulate0_enable1) begin
        accelerator0_tile0_accumulate0_sum2 <= accelerator0_tile0_accumulate0_sum1;
        accelerator0_tile0_accumulate0_minus2 <= accelerator0_tile0_accumulate0_minus1;
        accelerator0_tile0_accumulate0_first2 <= accelerator0_tile0_accumulate0_first1;
        accelerator0_tile0_accumulate0_times2 <= accelerator0_tile0_accumulate0_times1;
        accelerator0_tile0_accumulate0_tap2 <= accelerator0_tile0_accumulate0_tap1;
        accelerator0_tile0_accumulate0_bank2 <= accelerator0_tile0_accumulate0_bank1;
        accelerator0_tile0_accumulate0_write_at2 <= accelerator0_tile0_accumulate0_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate0_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate0_enable3 <= accelerator0_tile0_accumulate0_enable2;
    if (accelerator0_tile0_accumulate0_enable2) begin
        keep = (-accelerator0_tile0_accumulate0_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[0] << 1);
        if (accelerator0_tile0_accumulate0_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[0] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate0_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate0_sum3 <= accelerator0_tile0_accumulate0_sum2;
        accelerator0_tile0_accumulate0_minus3 <= accelerator0_tile0_accumulate0_minus2;
        accelerator0_tile0_accumulate0_tap3 <= accelerator0_tile0_accumulate0_tap2;
        accelerator0_tile0_accumulate0_bank3 <= accelerator0_tile0_accumulate0_bank2;
        accelerator0_tile0_accumulate0_write_at3 <= accelerator0_tile0_accumulate0_write_at2;
    end
    if (accelerator0_tile0_accumulate0_first2) begin
        accelerator0_tile0_accumulate0_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate0_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate0_write0 <= (accelerator0_tile0_accumulate0_enable3 && (!accelerator0_tile0_accumulate0_bank3));
    accelerator0_tile0_accumulate0_write1 <= (accelerator0_tile0_accumulate0_enable3 && accelerator0_tile0_accumulate0_bank3);
    accelerator0_tile0_accumulate0_tap_valid <= (accelerator0_tile0_accumulate0_enable3 && accelerator0_tile0_accumulate0_tap3);
    if (accelerator0_tile0_accumulate0_enable3) begin
        flip = (-accelerator0_tile0_accumulate0_minus3);
        other = (accelerator0_tile0_accumulate0_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate0_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate0_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate0_write_at <= accelerator0_tile0_accumulate0_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay54_register
    accelerator0_tile0_delay54_b <= accelerator0_tile0_packed;
end


always @(posedge clk) begin: accelerator0_tile0_delay55_register
    accelerator0_tile0_delay55_b <= accelerator0_tile0_minus;
end



assign accelerator0_tile0_unpack_tag1_first = accelerator0_tile0_delay54_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag1_times3 = accelerator0_tile0_delay54_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag1_tap = accelerator0_tile0_delay54_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag1_bank = accelerator0_tile0_delay54_b[10];
assign accelerator0_tile0_unpack_tag1_address = accelerator0_tile0_delay54_b[10-1:0];


always @(accelerator0_tile0_unpack_tag1_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate1_bank_port2_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate1_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate1_address0 = accelerator0_tile0_unpack_tag1_address;
    end
end


always @(accelerator0_tile0_unpack_tag1_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate1_bank_port3_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate1_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate1_address1 = accelerator0_tile0_unpack_tag1_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate1_memory2_ports
    if (accelerator0_tile0_accumulate1_write0) begin
        accelerator0_tile0_accumulate1_memory2_words[accelerator0_tile0_accumulate1_write_at] <= accelerator0_tile0_accumulate1_total;
    end
    accelerator0_tile0_accumulate1_memory2_fetched <= accelerator0_tile0_accumulate1_memory2_words[accelerator0_tile0_accumulate1_address0];
    accelerator0_tile0_lane_mux1_pick2_words[0] <= accelerator0_tile0_accumulate1_memory2_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate1_memory3_ports
    if (accelerator0_tile0_accumulate1_write1) begin
        accelerator0_tile0_accumulate1_memory3_words[accelerator0_tile0_accumulate1_write_at] <= accelerator0_tile0_accumulate1_total;
    end
    accelerator0_tile0_accumulate1_memory3_fetched <= accelerator0_tile0_accumulate1_memory3_words[accelerator0_tile0_accumulate1_address1];
    accelerator0_tile0_lane_mux1_pick3_words[0] <= accelerator0_tile0_accumulate1_memory3_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate1_fetch
    accelerator0_tile0_accumulate1_enable1 <= accelerator0_tile0_array0_instance17_enable_out;
    accelerator0_tile0_accumulate1_enable2 <= accelerator0_tile0_accumulate1_enable1;
    if (accelerator0_tile0_array0_instance17_enable_out) begin
        accelerator0_tile0_accumulate1_sum1 <= accelerator0_tile0_array0_instance17_sum_out;
        accelerator0_tile0_accumulate1_minus1 <= accelerator0_tile0_delay55_b;
        accelerator0_tile0_accumulate1_first1 <= accelerator0_tile0_unpack_tag1_first;
        accelerator0_tile0_accumulate1_times1 <= accelerator0_tile0_unpack_tag1_times3;
        accelerator0_tile0_accumulate1_tap1 <= accelerator0_tile0_unpack_tag1_tap;
        accelerator0_tile0_accumulate1_bank1 <= accelerator0_tile0_unpack_tag1_bank;
        accelerator0_tile0_accumulate1_write_at1 <= accelerator0_tile0_unpack_tag1_address;
    end
    if (accelerator0_tile0_accumulate1_enable1) begin
        accelerator0_tile0_accumulate1_sum2 <= accelerator0_tile0_accumulate1_sum1;
        accelerator0_tile0_accumulate1_minus2 <= accelerator0_tile0_accumulate1_minus1;
        accelerator0_tile0_accumulate1_first2 <= accelerator0_tile0_accumulate1_first1;
        accelerator0_tile0_accumulate1_times2 <= accelerator0_tile0_accumulate1_times1;
        accelerator0_tile0_accumulate1_tap2 <= accelerator0_tile0_accumulate1_tap1;
        accelerator0_tile0_accumulate1_bank2 <= accelerator0_tile0_accumulate1_bank1;
        accelerator0_tile0_accumulate1_write_at2 <= accelerator0_tile0_accumulate1_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate1_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate1_enable3 <= accelerator0_tile0_accumulate1_enable2;
    if (accelerator0_tile0_accumulate1_enable2) begin
        keep = (-accelerator0_tile0_accumulate1_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[0] << 1);
        if (accelerator0_tile0_accumulate1_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[0] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate1_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate1_sum3 <= accelerator0_tile0_accumulate1_sum2;
        accelerator0_tile0_accumulate1_minus3 <= accelerator0_tile0_accumulate1_minus2;
        accelerator0_tile0_accumulate1_tap3 <= accelerator0_tile0_accumulate1_tap2;
        accelerator0_tile0_accumulate1_bank3 <= accelerator0_tile0_accumulate1_bank2;
        accelerator0_tile0_accumulate1_write_at3 <= accelerator0_tile0_accumulate1_write_at2;
    end
    if (accelerator0_tile0_accumulate1_first2) begin
        accelerator0_tile0_accumulate1_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate1_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate1_write0 <= (accelerator0_tile0_accumulate1_enable3 && (!accelerator0_tile0_accumulate1_bank3));
    accelerator0_tile0_accumulate1_write1 <= (accelerator0_tile0_accumulate1_enable3 && accelerator0_tile0_accumulate1_bank3);
    accelerator0_tile0_accumulate1_tap_valid <= (accelerator0_tile0_accumulate1_enable3 && accelerator0_tile0_accumulate1_tap3);
    if (accelerator0_tile0_accumulate1_enable3) begin
        flip = (-accelerator0_tile0_accumulate1_minus3);
        other = (accelerator0_tile0_accumulate1_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate1_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate1_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate1_write_at <= accelerator0_tile0_accumulate1_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay56_register
    accelerator0_tile0_delay56_b <= accelerator0_tile0_delay54_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay57_register
    accelerator0_tile0_delay57_b <= accelerator0_tile0_delay55_b;
end



assign accelerator0_tile0_unpack_tag2_first = accelerator0_tile0_delay56_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag2_times3 = accelerator0_tile0_delay56_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag2_tap = accelerator0_tile0_delay56_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag2_bank = accelerator0_tile0_delay56_b[10];
assign accelerator0_tile0_unpack_tag2_address = accelerator0_tile0_delay56_b[10-1:0];


always @(accelerator0_tile0_unpack_tag2_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate2_bank_port4_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate2_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate2_address0 = accelerator0_tile0_unpack_tag2_address;
    end
end


always @(accelerator0_tile0_unpack_tag2_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate2_bank_port5_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate2_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate2_address1 = accelerator0_tile0_unpack_tag2_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate2_memory4_ports
    if (accelerator0_tile0_accumulate2_write0) begin
        accelerator0_tile0_accumulate2_memory4_words[accelerator0_tile0_accumulate2_write_at] <= accelerator0_tile0_accumulate2_total;
    end
    accelerator0_tile0_accumulate2_memory4_fetched <= accelerator0_tile0_accumulate2_memory4_words[accelerator0_tile0_accumulate2_address0];
    accelerator0_tile0_lane_mux0_pick0_words[1] <= accelerator0_tile0_accumulate2_memory4_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate2_memory5_ports
    if (accelerator0_tile0_accumulate2_write1) begin
        accelerator0_tile0_accumulate2_memory5_words[accelerator0_tile0_accumulate2_write_at] <= accelerator0_tile0_accumulate2_total;
    end
    accelerator0_tile0_accumulate2_memory5_fetched <= accelerator0_tile0_accumulate2_memory5_words[accelerator0_tile0_accumulate2_address1];
    accelerator0_tile0_lane_mux0_pick1_words[1] <= accelerator0_tile0_accumulate2_memory5_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate2_fetch
    accelerator0_tile0_accumulate2_enable1 <= accelerator0_tile0_array0_instance18_enable_out;
    accelerator0_tile0_accumulate2_enable2 <= accelerator0_tile0_accumulate2_enable1;
    if (accelerator0_tile0_array0_instance18_enable_out) begin
        accelerator0_tile0_accumulate2_sum1 <= accelerator0_tile0_array0_instance18_sum_out;
        accelerator0_tile0_accumulate2_minus1 <= accelerator0_tile0_delay57_b;
        accelerator0_tile0_accumulate2_first1 <= accelerator0_tile0_unpack_tag2_first;
        accelerator0_tile0_accumulate2_times1 <= accelerator0_tile0_unpack_tag2_times3;
        accelerator0_tile0_accumulate2_tap1 <= accelerator0_tile0_unpack_tag2_tap;
        accelerator0_tile0_accumulate2_bank1 <= accelerator0_tile0_unpack_tag2_bank;
        accelerator0_tile0_accumulate2_write_at1 <= accelerator0_tile0_unpack_tag2_address;
    end
    if (accelerator0_tile0_accumulate2_enable1) begin
        accelerator0_tile0_accumulate2_sum2 <= accelerator0_tile0_accumulate2_sum1;
        accelerator0_tile0_accumulate2_minus2 <= accelerator0_tile0_accumulate2_minus1;
        accelerator0_tile0_accumulate2_first2 <= accelerator0_tile0_accumulate2_first1;
        accelerator0_tile0_accumulate2_times2 <= accelerator0_tile0_accumulate2_times1;
        accelerator0_tile0_accumulate2_tap2 <= accelerator0_tile0_accumulate2_tap1;
        accelerator0_tile0_accumulate2_bank2 <= accelerator0_tile0_accumulate2_bank1;
        accelerator0_tile0_accumulate2_write_at2 <= accelerator0_tile0_accumulate2_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate2_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate2_enable3 <= accelerator0_tile0_accumulate2_enable2;
    if (accelerator0_tile0_accumulate2_enable2) begin
        keep = (-accelerator0_tile0_accumulate2_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[1] << 1);
        if (accelerator0_tile0_accumulate2_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[1] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate2_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate2_sum3 <= accelerator0_tile0_accumulate2_sum2;
        accelerator0_tile0_accumulate2_minus3 <= accelerator0_tile0_accumulate2_minus2;
        accelerator0_tile0_accumulate2_tap3 <= accelerator0_tile0_accumulate2_tap2;
        accelerator0_tile0_accumulate2_bank3 <= accelerator0_tile0_accumulate2_bank2;
        accelerator0_tile0_accumulate2_write_at3 <= accelerator0_tile0_accumulate2_write_at2;
    end
    if (accelerator0_tile0_accumulate2_first2) begin
        accelerator0_tile0_accumulate2_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate2_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate2_write0 <= (accelerator0_tile0_accumulate2_enable3 && (!accelerator0_tile0_accumulate2_bank3));
    accelerator0_tile0_accumulate2_write1 <= (accelerator0_tile0_accumulate2_enable3 && accelerator0_tile0_accumulate2_bank3);
    accelerator0_tile0_accumulate2_tap_valid <= (accelerator0_tile0_accumulate2_enable3 && accelerator0_tile0_accumulate2_tap3);
    if (accelerator0_tile0_accumulate2_enable3) begin
        flip = (-accelerator0_tile0_accumulate2_minus3);
        other = (accelerator0_tile0_accumulate2_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate2_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate2_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate2_write_at <= accelerator0_tile0_accumulate2_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay58_register
    accelerator0_tile0_delay58_b <= accelerator0_tile0_delay56_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay59_register
    accelerator0_tile0_delay59_b <= accelerator0_tile0_delay57_b;
end



assign accelerator0_tile0_unpack_tag3_first = accelerator0_tile0_delay58_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag3_times3 = accelerator0_tile0_delay58_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag3_tap = accelerator0_tile0_delay58_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag3_bank = accelerator0_tile0_delay58_b[10];
assign accelerator0_tile0_unpack_tag3_address = accelerator0_tile0_delay58_b[10-1:0];


always @(accelerator0_tile0_unpack_tag3_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate3_bank_port6_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate3_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate3_address0 = accelerator0_tile0_unpack_tag3_address;
    end
end


always @(accelerator0_tile0_unpack_tag3_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate3_bank_port7_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate3_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate3_address1 = accelerator0_tile0_unpack_tag3_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate3_memory6_ports
    if (accelerator0_tile0_accumulate3_write0) begin
        accelerator0_tile0_accumulate3_memory6_words[accelerator0_tile0_accumulate3_write_at] <= accelerator0_tile0_accumulate3_total;
    end
    accelerator0_tile0_accumulate3_memory6_fetched <= accelerator0_tile0_accumulate3_memory6_words[accelerator0_tile0_accumulate3_address0];
    accelerator0_tile0_lane_mux1_pick2_words[1] <= accelerator0_tile0_accumulate3_memory6_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate3_memory7_ports
    if (accelerator0_tile0_accumulate3_write1) begin
        accelerator0_tile0_accumulate3_memory7_words[accelerator0_tile0_accumulate3_write_at] <= accelerator0_tile0_accumulate3_total;
    end
    accelerator0_tile0_accumulate3_memory7_fetched <= accelerator0_tile0_accumulate3_memory7_words[accelerator0_tile0_accumulate3_address1];
    accelerator0_tile0_lane_mux1_pick3_words[1] <= accelerator0_tile0_accumulate3_memory7_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate3_fetch
    accelerator0_tile0_accumulate3_enable1 <= accelerator0_tile0_array0_instance19_enable_out;
    accelerator0_tile0_accumulate3_enable2 <= accelerator0_tile0_accumulate3_enable1;
    if (accelerator0_tile0_array0_instance19_enable_out) begin
        accelerator0_tile0_accumulate3_sum1 <= accelerator0_tile0_array0_instance19_sum_out;
        accelerator0_tile0_accumulate3_minus1 <= accelerator0_tile0_delay59_b;
        accelerator0_tile0_accumulate3_first1 <= accelerator0_tile0_unpack_tag3_first;
        accelerator0_tile0_accumulate3_times1 <= accelerator0_tile0_unpack_tag3_times3;
        accelerator0_tile0_accumulate3_tap1 <= accelerator0_tile0_unpack_tag3_tap;
        accelerator0_tile0_accumulate3_bank1 <= accelerator0_tile0_unpack_tag3_bank;
        accelerator0_tile0_accumulate3_write_at1 <= accelerator0_tile0_unpack_tag3_address;
    end
    if (accelerator0_tile0_accumulate3_enable1) begin
        accelerator0_tile0_accumulate3_sum2 <= accelerator0_tile0_accumulate3_sum1;
        accelerator0_tile0_accumulate3_minus2 <= accelerator0_tile0_accumulate3_minus1;
        accelerator0_tile0_accumulate3_first2 <= accelerator0_tile0_accumulate3_first1;
        accelerator0_tile0_accumulate3_times2 <= accelerator0_tile0_accumulate3_times1;
        accelerator0_tile0_accumulate3_tap2 <= accelerator0_tile0_accumulate3_tap1;
        accelerator0_tile0_accumulate3_bank2 <= accelerator0_tile0_accumulate3_bank1;
        accelerator0_tile0_accumulate3_write_at2 <= accelerator0_tile0_accumulate3_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate3_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate3_enable3 <= accelerator0_tile0_accumulate3_enable2;
    if (accelerator0_tile0_accumulate3_enable2) begin
        keep = (-accelerator0_tile0_accumulate3_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[1] << 1);
        if (accelerator0_tile0_accumulate3_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[1] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate3_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate3_sum3 <= accelerator0_tile0_accumulate3_sum2;
        accelerator0_tile0_accumulate3_minus3 <= accelerator0_tile0_accumulate3_minus2;
        accelerator0_tile0_accumulate3_tap3 <= accelerator0_tile0_accumulate3_tap2;
        accelerator0_tile0_accumulate3_bank3 <= accelerator0_tile0_accumulate3_bank2;
        accelerator0_tile0_accumulate3_write_at3 <= accelerator0_tile0_accumulate3_write_at2;
    end
    if (accelerator0_tile0_accumulate3_first2) begin
        accelerator0_tile0_accumulate3_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate3_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate3_write0 <= (accelerator0_tile0_accumulate3_enable3 && (!accelerator0_tile0_accumulate3_bank3));
    accelerator0_tile0_accumulate3_write1 <= (accelerator0_tile0_accumulate3_enable3 && accelerator0_tile0_accumulate3_bank3);
    accelerator0_tile0_accumulate3_tap_valid <= (accelerator0_tile0_accumulate3_enable3 && accelerator0_tile0_accumulate3_tap3);
    if (accelerator0_tile0_accumulate3_enable3) begin
        flip = (-accelerator0_tile0_accumulate3_minus3);
        other = (accelerator0_tile0_accumulate3_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate3_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate3_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate3_write_at <= accelerator0_tile0_accumulate3_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay60_register
    accelerator0_tile0_delay60_b <= accelerator0_tile0_delay58_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay61_register
    accelerator0_tile0_delay61_b <= accelerator0_tile0_delay59_b;
end



assign accelerator0_tile0_unpack_tag4_first = accelerator0_tile0_delay60_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag4_times3 = accelerator0_tile0_delay60_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag4_tap = accelerator0_tile0_delay60_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag4_bank = accelerator0_tile0_delay60_b[10];
assign accelerator0_tile0_unpack_tag4_address = accelerator0_tile0_delay60_b[10-1:0];


always @(accelerator0_tile0_unpack_tag4_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate4_bank_port8_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate4_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate4_address0 = accelerator0_tile0_unpack_tag4_address;
    end
end


always @(accelerator0_tile0_unpack_tag4_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate4_bank_port9_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate4_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate4_address1 = accelerator0_tile0_unpack_tag4_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate4_memory8_ports
    if (accelerator0_tile0_accumulate4_write0) begin
        accelerator0_tile0_accumulate4_memory8_words[accelerator0_tile0_accumulate4_write_at] <= accelerator0_tile0_accumulate4_total;
    end
    accelerator0_tile0_accumulate4_memory8_fetched <= accelerator0_tile0_accumulate4_memory8_words[accelerator0_tile0_accumulate4_address0];
    accelerator0_tile0_lane_mux0_pick0_words[2] <= accelerator0_tile0_accumulate4_memory8_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate4_memory9_ports
    if (accelerator0_tile0_accumulate4_write1) begin
        accelerator0_tile0_accumulate4_memory9_words[accelerator0_tile0_accumulate4_write_at] <= accelerator0_tile0_accumulate4_total;
    end
    accelerator0_tile0_accumulate4_memory9_fetched <= accelerator0_tile0_accumulate4_memory9_words[accelerator0_tile0_accumulate4_address1];
    accelerator0_tile0_lane_mux0_pick1_words[2] <= accelerator0_tile0_accumulate4_memory9_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate4_fetch
    accelerator0_tile0_accumulate4_enable1 <= accelerator0_tile0_array0_instance20_enable_out;
    accelerator0_tile0_accumulate4_enable2 <= accelerator0_tile0_accumulate4_enable1;
    if (accelerator0_tile0_array0_instance20_enable_out) begin
        accelerator0_tile0_accumulate4_sum1 <= accelerator0_tile0_array0_instance20_sum_out;
        accelerator0_tile0_accumulate4_minus1 <= accelerator0_tile0_delay61_b;
        accelerator0_tile0_accumulate4_first1 <= accelerator0_tile0_unpack_tag4_first;
        accelerator0_tile0_accumulate4_times1 <= accelerator0_tile0_unpack_tag4_times3;
        accelerator0_tile0_accumulate4_tap1 <= accelerator0_tile0_unpack_tag4_tap;
        accelerator0_tile0_accumulate4_bank1 <= accelerator0_tile0_unpack_tag4_bank;
        accelerator0_tile0_accumulate4_write_at1 <= accelerator0_tile0_unpack_tag4_address;
    end
    if (accelerator0_tile0_accumulate4_enable1) begin
        accelerator0_tile0_accumulate4_sum2 <= accelerator0_tile0_accumulate4_sum1;
        accelerator0_tile0_accumulate4_minus2 <= accelerator0_tile0_accumulate4_minus1;
        accelerator0_tile0_accumulate4_first2 <= accelerator0_tile0_accumulate4_first1;
        accelerator0_tile0_accumulate4_times2 <= accelerator0_tile0_accumulate4_times1;
        accelerator0_tile0_accumulate4_tap2 <= accelerator0_tile0_accumulate4_tap1;
        accelerator0_tile0_accumulate4_bank2 <= accelerator0_tile0_accumulate4_bank1;
        accelerator0_tile0_accumulate4_write_at2 <= accelerator0_tile0_accumulate4_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate4_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate4_enable3 <= accelerator0_tile0_accumulate4_enable2;
    if (accelerator0_tile0_accumulate4_enable2) begin
        keep = (-accelerator0_tile0_accumulate4_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[2] << 1);
        if (accelerator0_tile0_accumulate4_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[2] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate4_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate4_sum3 <= accelerator0_tile0_accumulate4_sum2;
        accelerator0_tile0_accumulate4_minus3 <= accelerator0_tile0_accumulate4_minus2;
        accelerator0_tile0_accumulate4_tap3 <= accelerator0_tile0_accumulate4_tap2;
        accelerator0_tile0_accumulate4_bank3 <= accelerator0_tile0_accumulate4_bank2;
        accelerator0_tile0_accumulate4_write_at3 <= accelerator0_tile0_accumulate4_write_at2;
    end
    if (accelerator0_tile0_accumulate4_first2) begin
        accelerator0_tile0_accumulate4_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate4_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate4_write0 <= (accelerator0_tile0_accumulate4_enable3 && (!accelerator0_tile0_accumulate4_bank3));
    accelerator0_tile0_accumulate4_write1 <= (accelerator0_tile0_accumulate4_enable3 && accelerator0_tile0_accumulate4_bank3);
    accelerator0_tile0_accumulate4_tap_valid <= (accelerator0_tile0_accumulate4_enable3 && accelerator0_tile0_accumulate4_tap3);
    if (accelerator0_tile0_accumulate4_enable3) begin
        flip = (-accelerator0_tile0_accumulate4_minus3);
        other = (accelerator0_tile0_accumulate4_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate4_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate4_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate4_write_at <= accelerator0_tile0_accumulate4_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay62_register
    accelerator0_tile0_delay62_b <= accelerator0_tile0_delay60_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay63_register
    accelerator0_tile0_delay63_b <= accelerator0_tile0_delay61_b;
end



assign accelerator0_tile0_unpack_tag5_first = accelerator0_tile0_delay62_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag5_times3 = accelerator0_tile0_delay62_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag5_tap = accelerator0_tile0_delay62_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag5_bank = accelerator0_tile0_delay62_b[10];
assign accelerator0_tile0_unpack_tag5_address = accelerator0_tile0_delay62_b[10-1:0];


always @(accelerator0_tile0_unpack_tag5_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate5_bank_port10_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate5_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate5_address0 = accelerator0_tile0_unpack_tag5_address;
    end
end


always @(accelerator0_tile0_unpack_tag5_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate5_bank_port11_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate5_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate5_address1 = accelerator0_tile0_unpack_tag5_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate5_memory10_ports
    if (accelerator0_tile0_accumulate5_write0) begin
        accelerator0_tile0_accumulate5_memory10_words[accelerator0_tile0_accumulate5_write_at] <= accelerator0_tile0_accumulate5_total;
    end
    accelerator0_tile0_accumulate5_memory10_fetched <= accelerator0_tile0_accumulate5_memory10_words[accelerator0_tile0_accumulate5_address0];
    accelerator0_tile0_lane_mux1_pick2_words[2] <= accelerator0_tile0_accumulate5_memory10_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate5_memory11_ports
    if (accelerator0_tile0_accumulate5_write1) begin
        accelerator0_tile0_accumulate5_memory11_words[accelerator0_tile0_accumulate5_write_at] <= accelerator0_tile0_accumulate5_total;
    end
    accelerator0_tile0_accumulate5_memory11_fetched <= accelerator0_tile0_accumulate5_memory11_words[accelerator0_tile0_accumulate5_address1];
    accelerator0_tile0_lane_mux1_pick3_words[2] <= accelerator0_tile0_accumulate5_memory11_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate5_fetch
    accelerator0_tile0_accumulate5_enable1 <= accelerator0_tile0_array0_instance21_enable_out;
    accelerator0_tile0_accumulate5_enable2 <= accelerator0_tile0_accumulate5_enable1;
    if (accelerator0_tile0_array0_instance21_enable_out) begin
        accelerator0_tile0_accumulate5_sum1 <= accelerator0_tile0_array0_instance21_sum_out;
        accelerator0_tile0_accumulate5_minus1 <= accelerator0_tile0_delay63_b;
        accelerator0_tile0_accumulate5_first1 <= accelerator0_tile0_unpack_tag5_first;
        accelerator0_tile0_accumulate5_times1 <= accelerator0_tile0_unpack_tag5_times3;
        accelerator0_tile0_accumulate5_tap1 <= accelerator0_tile0_unpack_tag5_tap;
        accelerator0_tile0_accumulate5_bank1 <= accelerator0_tile0_unpack_tag5_bank;
        accelerator0_tile0_accumulate5_write_at1 <= accelerator0_tile0_unpack_tag5_address;
    end
    if (accelerator0_tile0_accumulate5_enable1) begin
        accelerator0_tile0_accumulate5_sum2 <= accelerator0_tile0_accumulate5_sum1;
        accelerator0_tile0_accumulate5_minus2 <= accelerator0_tile0_accumulate5_minus1;
        accelerator0_tile0_accumulate5_first2 <= accelerator0_tile0_accumulate5_first1;
        accelerator0_tile0_accumulate5_times2 <= accelerator0_tile0_accumulate5_times1;
        accelerator0_tile0_accumulate5_tap2 <= accelerator0_tile0_accumulate5_tap1;
        accelerator0_tile0_accumulate5_bank2 <= accelerator0_tile0_accumulate5_bank1;
        accelerator0_tile0_accumulate5_write_at2 <= accelerator0_tile0_accumulate5_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate5_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate5_enable3 <= accelerator0_tile0_accumulate5_enable2;
    if (accelerator0_tile0_accumulate5_enable2) begin
        keep = (-accelerator0_tile0_accumulate5_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[2] << 1);
        if (accelerator0_tile0_accumulate5_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[2] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate5_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate5_sum3 <= accelerator0_tile0_accumulate5_sum2;
        accelerator0_tile0_accumulate5_minus3 <= accelerator0_tile0_accumulate5_minus2;
        accelerator0_tile0_accumulate5_tap3 <= accelerator0_tile0_accumulate5_tap2;
        accelerator0_tile0_accumulate5_bank3 <= accelerator0_tile0_accumulate5_bank2;
        accelerator0_tile0_accumulate5_write_at3 <= accelerator0_tile0_accumulate5_write_at2;
    end
    if (accelerator0_tile0_accumulate5_first2) begin
        accelerator0_tile0_accumulate5_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate5_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate5_write0 <= (accelerator0_tile0_accumulate5_enable3 && (!accelerator0_tile0_accumulate5_bank3));
    accelerator0_tile0_accumulate5_write1 <= (accelerator0_tile0_accumulate5_enable3 && accelerator0_tile0_accumulate5_bank3);
    accelerator0_tile0_accumulate5_tap_valid <= (accelerator0_tile0_accumulate5_enable3 && accelerator0_tile0_accumulate5_tap3);
    if (accelerator0_tile0_accumulate5_enable3) begin
        flip = (-accelerator0_tile0_accumulate5_minus3);
        other = (accelerator0_tile0_accumulate5_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate5_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate5_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate5_write_at <= accelerator0_tile0_accumulate5_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay64_register
    accelerator0_tile0_delay64_b <= accelerator0_tile0_delay62_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay65_register
    accelerator0_tile0_delay65_b <= accelerator0_tile0_delay63_b;
end



assign accelerator0_tile0_unpack_tag6_first = accelerator0_tile0_delay64_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag6_times3 = accelerator0_tile0_delay64_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag6_tap = accelerator0_tile0_delay64_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag6_bank = accelerator0_tile0_delay64_b[10];
assign accelerator0_tile0_unpack_tag6_address = accelerator0_tile0_delay64_b[10-1:0];


always @(accelerator0_tile0_unpack_tag6_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate6_bank_port12_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate6_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate6_address0 = accelerator0_tile0_unpack_tag6_address;
    end
end


always @(accelerator0_tile0_unpack_tag6_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate6_bank_port13_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate6_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate6_address1 = accelerator0_tile0_unpack_tag6_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate6_memory12_ports
    if (accelerator0_tile0_accumulate6_write0) begin
        accelerator0_tile0_accumulate6_memory12_words[accelerator0_tile0_accumulate6_write_at] <= accelerator0_tile0_accumulate6_total;
    end
    accelerator0_tile0_accumulate6_memory12_fetched <= accelerator0_tile0_accumulate6_memory12_words[accelerator0_tile0_accumulate6_address0];
    accelerator0_tile0_lane_mux0_pick0_words[3] <= accelerator0_tile0_accumulate6_memory12_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate6_memory13_ports
    if (accelerator0_tile0_accumulate6_write1) begin
        accelerator0_tile0_accumulate6_memory13_words[accelerator0_tile0_accumulate6_write_at] <= accelerator0_tile0_accumulate6_total;
    end
    accelerator0_tile0_accumulate6_memory13_fetched <= accelerator0_tile0_accumulate6_memory13_words[accelerator0_tile0_accumulate6_address1];
    accelerator0_tile0_lane_mux0_pick1_words[3] <= accelerator0_tile0_accumulate6_memory13_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate6_fetch
    accelerator0_tile0_accumulate6_enable1 <= accelerator0_tile0_array0_instance22_enable_out;
    accelerator0_tile0_accumulate6_enable2 <= accelerator0_tile0_accumulate6_enable1;
    if (accelerator0_tile0_array0_instance22_enable_out) begin
        accelerator0_tile0_accumulate6_sum1 <= accelerator0_tile0_array0_instance22_sum_out;
        accelerator0_tile0_accumulate6_minus1 <= accelerator0_tile0_delay65_b;
        accelerator0_tile0_accumulate6_first1 <= accelerator0_tile0_unpack_tag6_first;
        accelerator0_tile0_accumulate6_times1 <= accelerator0_tile0_unpack_tag6_times3;
        accelerator0_tile0_accumulate6_tap1 <= accelerator0_tile0_unpack_tag6_tap;
        accelerator0_tile0_accumulate6_bank1 <= accelerator0_tile0_unpack_tag6_bank;
        accelerator0_tile0_accumulate6_write_at1 <= accelerator0_tile0_unpack_tag6_address;
    end
    if (accelerator0_tile0_accumulate6_enable1) begin
        accelerator0_tile0_accumulate6_sum2 <= accelerator0_tile0_accumulate6_sum1;
        accelerator0_tile0_accumulate6_minus2 <= accelerator0_tile0_accumulate6_minus1;
        accelerator0_tile0_accumulate6_first2 <= accelerator0_tile0_accumulate6_first1;
        accelerator0_tile0_accumulate6_times2 <= accelerator0_tile0_accumulate6_times1;
        accelerator0_tile0_accumulate6_tap2 <= accelerator0_tile0_accumulate6_tap1;
        accelerator0_tile0_accumulate6_bank2 <= accelerator0_tile0_accumulate6_bank1;
        accelerator0_tile0_accumulate6_write_at2 <= accelerator0_tile0_accumulate6_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate6_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate6_enable3 <= accelerator0_tile0_accumulate6_enable2;
    if (accelerator0_tile0_accumulate6_enable2) begin
        keep = (-accelerator0_tile0_accumulate6_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[3] << 1);
        if (accelerator0_tile0_accumulate6_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[3] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate6_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate6_sum3 <= accelerator0_tile0_accumulate6_sum2;
        accelerator0_tile0_accumulate6_minus3 <= accelerator0_tile0_accumulate6_minus2;
        accelerator0_tile0_accumulate6_tap3 <= accelerator0_tile0_accumulate6_tap2;
        accelerator0_tile0_accumulate6_bank3 <= accelerator0_tile0_accumulate6_bank2;
        accelerator0_tile0_accumulate6_write_at3 <= accelerator0_tile0_accumulate6_write_at2;
    end
    if (accelerator0_tile0_accumulate6_first2) begin
        accelerator0_tile0_accumulate6_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate6_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate6_write0 <= (accelerator0_tile0_accumulate6_enable3 && (!accelerator0_tile0_accumulate6_bank3));
    accelerator0_tile0_accumulate6_write1 <= (accelerator0_tile0_accumulate6_enable3 && accelerator0_tile0_accumulate6_bank3);
    accelerator0_tile0_accumulate6_tap_valid <= (accelerator0_tile0_accumulate6_enable3 && accelerator0_tile0_accumulate6_tap3);
    if (accelerator0_tile0_accumulate6_enable3) begin
        flip = (-accelerator0_tile0_accumulate6_minus3);
        other = (accelerator0_tile0_accumulate6_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate6_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate6_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate6_write_at <= accelerator0_tile0_accumulate6_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay66_register
    accelerator0_tile0_delay66_b <= accelerator0_tile0_delay64_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay67_register
    accelerator0_tile0_delay67_b <= accelerator0_tile0_delay65_b;
end



assign accelerator0_tile0_unpack_tag7_first = accelerator0_tile0_delay66_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag7_times3 = accelerator0_tile0_delay66_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag7_tap = accelerator0_tile0_delay66_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag7_bank = accelerator0_tile0_delay66_b[10];
assign accelerator0_tile0_unpack_tag7_address = accelerator0_tile0_delay66_b[10-1:0];


always @(accelerator0_tile0_unpack_tag7_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate7_bank_port14_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate7_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate7_address0 = accelerator0_tile0_unpack_tag7_address;
    end
end


always @(accelerator0_tile0_unpack_tag7_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate7_bank_port15_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate7_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate7_address1 = accelerator0_tile0_unpack_tag7_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate7_memory14_ports
    if (accelerator0_tile0_accumulate7_write0) begin
        accelerator0_tile0_accumulate7_memory14_words[accelerator0_tile0_accumulate7_write_at] <= accelerator0_tile0_accumulate7_total;
    end
    accelerator0_tile0_accumulate7_memory14_fetched <= accelerator0_tile0_accumulate7_memory14_words[accelerator0_tile0_accumulate7_address0];
    accelerator0_tile0_lane_mux1_pick2_words[3] <= accelerator0_tile0_accumulate7_memory14_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate7_memory15_ports
    if (accelerator0_tile0_accumulate7_write1) begin
        accelerator0_tile0_accumulate7_memory15_words[accelerator0_tile0_accumulate7_write_at] <= accelerator0_tile0_accumulate7_total;
    end
    accelerator0_tile0_accumulate7_memory15_fetched <= accelerator0_tile0_accumulate7_memory15_words[accelerator0_tile0_accumulate7_address1];
    accelerator0_tile0_lane_mux1_pick3_words[3] <= accelerator0_tile0_accumulate7_memory15_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate7_fetch
    accelerator0_tile0_accumulate7_enable1 <= accelerator0_tile0_array0_instance23_enable_out;
    accelerator0_tile0_accumulate7_enable2 <= accelerator0_tile0_accumulate7_enable1;
    if (accelerator0_tile0_array0_instance23_enable_out) begin
        accelerator0_tile0_accumulate7_sum1 <= accelerator0_tile0_array0_instance23_sum_out;
        accelerator0_tile0_accumulate7_minus1 <= accelerator0_tile0_delay67_b;
        accelerator0_tile0_accumulate7_first1 <= accelerator0_tile0_unpack_tag7_first;
        accelerator0_tile0_accumulate7_times1 <= accelerator0_tile0_unpack_tag7_times3;
        accelerator0_tile0_accumulate7_tap1 <= accelerator0_tile0_unpack_tag7_tap;
        accelerator0_tile0_accumulate7_bank1 <= accelerator0_tile0_unpack_tag7_bank;
        accelerator0_tile0_accumulate7_write_at1 <= accelerator0_tile0_unpack_tag7_address;
    end
    if (accelerator0_tile0_accumulate7_enable1) begin
        accelerator0_tile0_accumulate7_sum2 <= accelerator0_tile0_accumulate7_sum1;
        accelerator0_tile0_accumulate7_minus2 <= accelerator0_tile0_accumulate7_minus1;
        accelerator0_tile0_accumulate7_first2 <= accelerator0_tile0_accumulate7_first1;
        accelerator0_tile0_accumulate7_times2 <= accelerator0_tile0_accumulate7_times1;
        accelerator0_tile0_accumulate7_tap2 <= accelerator0_tile0_accumulate7_tap1;
        accelerator0_tile0_accumulate7_bank2 <= accelerator0_tile0_accumulate7_bank1;
        accelerator0_tile0_accumulate7_write_at2 <= accelerator0_tile0_accumulate7_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate7_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate7_enable3 <= accelerator0_tile0_accumulate7_enable2;
    if (accelerator0_tile0_accumulate7_enable2) begin
        keep = (-accelerator0_tile0_accumulate7_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[3] << 1);
        if (accelerator0_tile0_accumulate7_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[3] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate7_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate7_sum3 <= accelerator0_tile0_accumulate7_sum2;
        accelerator0_tile0_accumulate7_minus3 <= accelerator0_tile0_accumulate7_minus2;
        accelerator0_tile0_accumulate7_tap3 <= accelerator0_tile0_accumulate7_tap2;
        accelerator0_tile0_accumulate7_bank3 <= accelerator0_tile0_accumulate7_bank2;
        accelerator0_tile0_accumulate7_write_at3 <= accelerator0_tile0_accumulate7_write_at2;
    end
    if (accelerator0_tile0_accumulate7_first2) begin
        accelerator0_tile0_accumulate7_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate7_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate7_write0 <= (accelerator0_tile0_accumulate7_enable3 && (!accelerator0_tile0_accumulate7_bank3));
    accelerator0_tile0_accumulate7_write1 <= (accelerator0_tile0_accumulate7_enable3 && accelerator0_tile0_accumulate7_bank3);
    accelerator0_tile0_accumulate7_tap_valid <= (accelerator0_tile0_accumulate7_enable3 && accelerator0_tile0_accumulate7_tap3);
    if (accelerator0_tile0_accumulate7_enable3) begin
        flip = (-accelerator0_tile0_accumulate7_minus3);
        other = (accelerator0_tile0_accumulate7_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate7_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate7_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate7_write_at <= accelerator0_tile0_accumulate7_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay68_register
    accelerator0_tile0_delay68_b <= accelerator0_tile0_delay66_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay69_register
    accelerator0_tile0_delay69_b <= accelerator0_tile0_delay67_b;
end



assign accelerator0_tile0_unpack_tag8_first = accelerator0_tile0_delay68_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag8_times3 = accelerator0_tile0_delay68_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag8_tap = accelerator0_tile0_delay68_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag8_bank = accelerator0_tile0_delay68_b[10];
assign accelerator0_tile0_unpack_tag8_address = accelerator0_tile0_delay68_b[10-1:0];


always @(accelerator0_tile0_unpack_tag8_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate8_bank_port16_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate8_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate8_address0 = accelerator0_tile0_unpack_tag8_address;
    end
end


always @(accelerator0_tile0_unpack_tag8_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate8_bank_port17_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate8_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate8_address1 = accelerator0_tile0_unpack_tag8_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate8_memory16_ports
    if (accelerator0_tile0_accumulate8_write0) begin
        accelerator0_tile0_accumulate8_memory16_words[accelerator0_tile0_accumulate8_write_at] <= accelerator0_tile0_accumulate8_total;
    end
    accelerator0_tile0_accumulate8_memory16_fetched <= accelerator0_tile0_accumulate8_memory16_words[accelerator0_tile0_accumulate8_address0];
    accelerator0_tile0_lane_mux0_pick0_words[4] <= accelerator0_tile0_accumulate8_memory16_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate8_memory17_ports
    if (accelerator0_tile0_accumulate8_write1) begin
        accelerator0_tile0_accumulate8_memory17_words[accelerator0_tile0_accumulate8_write_at] <= accelerator0_tile0_accumulate8_total;
    end
    accelerator0_tile0_accumulate8_memory17_fetched <= accelerator0_tile0_accumulate8_memory17_words[accelerator0_tile0_accumulate8_address1];
    accelerator0_tile0_lane_mux0_pick1_words[4] <= accelerator0_tile0_accumulate8_memory17_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate8_fetch
    accelerator0_tile0_accumulate8_enable1 <= accelerator0_tile0_array0_instance24_enable_out;
    accelerator0_tile0_accumulate8_enable2 <= accelerator0_tile0_accumulate8_enable1;
    if (accelerator0_tile0_array0_instance24_enable_out) begin
        accelerator0_tile0_accumulate8_sum1 <= accelerator0_tile0_array0_instance24_sum_out;
        accelerator0_tile0_accumulate8_minus1 <= accelerator0_tile0_delay69_b;
        accelerator0_tile0_accumulate8_first1 <= accelerator0_tile0_unpack_tag8_first;
        accelerator0_tile0_accumulate8_times1 <= accelerator0_tile0_unpack_tag8_times3;
        accelerator0_tile0_accumulate8_tap1 <= accelerator0_tile0_unpack_tag8_tap;
        accelerator0_tile0_accumulate8_bank1 <= accelerator0_tile0_unpack_tag8_bank;
        accelerator0_tile0_accumulate8_write_at1 <= accelerator0_tile0_unpack_tag8_address;
    end
    if (accelerator0_tile0_accumulate8_enable1) begin
        accelerator0_tile0_accumulate8_sum2 <= accelerator0_tile0_accumulate8_sum1;
        accelerator0_tile0_accumulate8_minus2 <= accelerator0_tile0_accumulate8_minus1;
        accelerator0_tile0_accumulate8_first2 <= accelerator0_tile0_accumulate8_first1;
        accelerator0_tile0_accumulate8_times2 <= accelerator0_tile0_accumulate8_times1;
        accelerator0_tile0_accumulate8_tap2 <= accelerator0_tile0_accumulate8_tap1;
        accelerator0_tile0_accumulate8_bank2 <= accelerator0_tile0_accumulate8_bank1;
        accelerator0_tile0_accumulate8_write_at2 <= accelerator0_tile0_accumulate8_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate8_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate8_enable3 <= accelerator0_tile0_accumulate8_enable2;
    if (accelerator0_tile0_accumulate8_enable2) begin
        keep = (-accelerator0_tile0_accumulate8_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[4] << 1);
        if (accelerator0_tile0_accumulate8_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[4] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate8_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate8_sum3 <= accelerator0_tile0_accumulate8_sum2;
        accelerator0_tile0_accumulate8_minus3 <= accelerator0_tile0_accumulate8_minus2;
        accelerator0_tile0_accumulate8_tap3 <= accelerator0_tile0_accumulate8_tap2;
        accelerator0_tile0_accumulate8_bank3 <= accelerator0_tile0_accumulate8_bank2;
        accelerator0_tile0_accumulate8_write_at3 <= accelerator0_tile0_accumulate8_write_at2;
    end
    if (accelerator0_tile0_accumulate8_first2) begin
        accelerator0_tile0_accumulate8_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate8_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate8_write0 <= (accelerator0_tile0_accumulate8_enable3 && (!accelerator0_tile0_accumulate8_bank3));
    accelerator0_tile0_accumulate8_write1 <= (accelerator0_tile0_accumulate8_enable3 && accelerator0_tile0_accumulate8_bank3);
    accelerator0_tile0_accumulate8_tap_valid <= (accelerator0_tile0_accumulate8_enable3 && accelerator0_tile0_accumulate8_tap3);
    if (accelerator0_tile0_accumulate8_enable3) begin
        flip = (-accelerator0_tile0_accumulate8_minus3);
        other = (accelerator0_tile0_accumulate8_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate8_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate8_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate8_write_at <= accelerator0_tile0_accumulate8_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay70_register
    accelerator0_tile0_delay70_b <= accelerator0_tile0_delay68_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay71_register
    accelerator0_tile0_delay71_b <= accelerator0_tile0_delay69_b;
end



assign accelerator0_tile0_unpack_tag9_first = accelerator0_tile0_delay70_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag9_times3 = accelerator0_tile0_delay70_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag9_tap = accelerator0_tile0_delay70_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag9_bank = accelerator0_tile0_delay70_b[10];
assign accelerator0_tile0_unpack_tag9_address = accelerator0_tile0_delay70_b[10-1:0];


always @(accelerator0_tile0_unpack_tag9_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate9_bank_port18_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate9_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate9_address0 = accelerator0_tile0_unpack_tag9_address;
    end
end


always @(accelerator0_tile0_unpack_tag9_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate9_bank_port19_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate9_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate9_address1 = accelerator0_tile0_unpack_tag9_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate9_memory18_ports
    if (accelerator0_tile0_accumulate9_write0) begin
        accelerator0_tile0_accumulate9_memory18_words[accelerator0_tile0_accumulate9_write_at] <= accelerator0_tile0_accumulate9_total;
    end
    accelerator0_tile0_accumulate9_memory18_fetched <= accelerator0_tile0_accumulate9_memory18_words[accelerator0_tile0_accumulate9_address0];
    accelerator0_tile0_lane_mux1_pick2_words[4] <= accelerator0_tile0_accumulate9_memory18_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate9_memory19_ports
    if (accelerator0_tile0_accumulate9_write1) begin
        accelerator0_tile0_accumulate9_memory19_words[accelerator0_tile0_accumulate9_write_at] <= accelerator0_tile0_accumulate9_total;
    end
    accelerator0_tile0_accumulate9_memory19_fetched <= accelerator0_tile0_accumulate9_memory19_words[accelerator0_tile0_accumulate9_address1];
    accelerator0_tile0_lane_mux1_pick3_words[4] <= accelerator0_tile0_accumulate9_memory19_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate9_fetch
    accelerator0_tile0_accumulate9_enable1 <= accelerator0_tile0_array0_instance25_enable_out;
    accelerator0_tile0_accumulate9_enable2 <= accelerator0_tile0_accumulate9_enable1;
    if (accelerator0_tile0_array0_instance25_enable_out) begin
        accelerator0_tile0_accumulate9_sum1 <= accelerator0_tile0_array0_instance25_sum_out;
        accelerator0_tile0_accumulate9_minus1 <= accelerator0_tile0_delay71_b;
        accelerator0_tile0_accumulate9_first1 <= accelerator0_tile0_unpack_tag9_first;
        accelerator0_tile0_accumulate9_times1 <= accelerator0_tile0_unpack_tag9_times3;
        accelerator0_tile0_accumulate9_tap1 <= accelerator0_tile0_unpack_tag9_tap;
        accelerator0_tile0_accumulate9_bank1 <= accelerator0_tile0_unpack_tag9_bank;
        accelerator0_tile0_accumulate9_write_at1 <= accelerator0_tile0_unpack_tag9_address;
    end
    if (accelerator0_tile0_accumulate9_enable1) begin
        accelerator0_tile0_accumulate9_sum2 <= accelerator0_tile0_accumulate9_sum1;
        accelerator0_tile0_accumulate9_minus2 <= accelerator0_tile0_accumulate9_minus1;
        accelerator0_tile0_accumulate9_first2 <= accelerator0_tile0_accumulate9_first1;
        accelerator0_tile0_accumulate9_times2 <= accelerator0_tile0_accumulate9_times1;
        accelerator0_tile0_accumulate9_tap2 <= accelerator0_tile0_accumulate9_tap1;
        accelerator0_tile0_accumulate9_bank2 <= accelerator0_tile0_accumulate9_bank1;
        accelerator0_tile0_accumulate9_write_at2 <= accelerator0_tile0_accumulate9_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate9_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate9_enable3 <= accelerator0_tile0_accumulate9_enable2;
    if (accelerator0_tile0_accumulate9_enable2) begin
        keep = (-accelerator0_tile0_accumulate9_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[4] << 1);
        if (accelerator0_tile0_accumulate9_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[4] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate9_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate9_sum3 <= accelerator0_tile0_accumulate9_sum2;
        accelerator0_tile0_accumulate9_minus3 <= accelerator0_tile0_accumulate9_minus2;
        accelerator0_tile0_accumulate9_tap3 <= accelerator0_tile0_accumulate9_tap2;
        accelerator0_tile0_accumulate9_bank3 <= accelerator0_tile0_accumulate9_bank2;
        accelerator0_tile0_accumulate9_write_at3 <= accelerator0_tile0_accumulate9_write_at2;
    end
    if (accelerator0_tile0_accumulate9_first2) begin
        accelerator0_tile0_accumulate9_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate9_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate9_write0 <= (accelerator0_tile0_accumulate9_enable3 && (!accelerator0_tile0_accumulate9_bank3));
    accelerator0_tile0_accumulate9_write1 <= (accelerator0_tile0_accumulate9_enable3 && accelerator0_tile0_accumulate9_bank3);
    accelerator0_tile0_accumulate9_tap_valid <= (accelerator0_tile0_accumulate9_enable3 && accelerator0_tile0_accumulate9_tap3);
    if (accelerator0_tile0_accumulate9_enable3) begin
        flip = (-accelerator0_tile0_accumulate9_minus3);
        other = (accelerator0_tile0_accumulate9_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate9_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate9_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate9_write_at <= accelerator0_tile0_accumulate9_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay72_register
    accelerator0_tile0_delay72_b <= accelerator0_tile0_delay70_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay73_register
    accelerator0_tile0_delay73_b <= accelerator0_tile0_delay71_b;
end



assign accelerator0_tile0_unpack_tag10_first = accelerator0_tile0_delay72_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag10_times3 = accelerator0_tile0_delay72_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag10_tap = accelerator0_tile0_delay72_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag10_bank = accelerator0_tile0_delay72_b[10];
assign accelerator0_tile0_unpack_tag10_address = accelerator0_tile0_delay72_b[10-1:0];


always @(accelerator0_tile0_unpack_tag10_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate10_bank_port20_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate10_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate10_address0 = accelerator0_tile0_unpack_tag10_address;
    end
end


always @(accelerator0_tile0_unpack_tag10_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate10_bank_port21_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate10_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate10_address1 = accelerator0_tile0_unpack_tag10_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate10_memory20_ports
    if (accelerator0_tile0_accumulate10_write0) begin
        accelerator0_tile0_accumulate10_memory20_words[accelerator0_tile0_accumulate10_write_at] <= accelerator0_tile0_accumulate10_total;
    end
    accelerator0_tile0_accumulate10_memory20_fetched <= accelerator0_tile0_accumulate10_memory20_words[accelerator0_tile0_accumulate10_address0];
    accelerator0_tile0_lane_mux0_pick0_words[5] <= accelerator0_tile0_accumulate10_memory20_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate10_memory21_ports
    if (accelerator0_tile0_accumulate10_write1) begin
        accelerator0_tile0_accumulate10_memory21_words[accelerator0_tile0_accumulate10_write_at] <= accelerator0_tile0_accumulate10_total;
    end
    accelerator0_tile0_accumulate10_memory21_fetched <= accelerator0_tile0_accumulate10_memory21_words[accelerator0_tile0_accumulate10_address1];
    accelerator0_tile0_lane_mux0_pick1_words[5] <= accelerator0_tile0_accumulate10_memory21_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate10_fetch
    accelerator0_tile0_accumulate10_enable1 <= accelerator0_tile0_array0_instance26_enable_out;
    accelerator0_tile0_accumulate10_enable2 <= accelerator0_tile0_accumulate10_enable1;
    if (accelerator0_tile0_array0_instance26_enable_out) begin
        accelerator0_tile0_accumulate10_sum1 <= accelerator0_tile0_array0_instance26_sum_out;
        accelerator0_tile0_accumulate10_minus1 <= accelerator0_tile0_delay73_b;
        accelerator0_tile0_accumulate10_first1 <= accelerator0_tile0_unpack_tag10_first;
        accelerator0_tile0_accumulate10_times1 <= accelerator0_tile0_unpack_tag10_times3;
        accelerator0_tile0_accumulate10_tap1 <= accelerator0_tile0_unpack_tag10_tap;
        accelerator0_tile0_accumulate10_bank1 <= accelerator0_tile0_unpack_tag10_bank;
        accelerator0_tile0_accumulate10_write_at1 <= accelerator0_tile0_unpack_tag10_address;
    end
    if (accelerator0_tile0_accumulate10_enable1) begin
        accelerator0_tile0_accumulate10_sum2 <= accelerator0_tile0_accumulate10_sum1;
        accelerator0_tile0_accumulate10_minus2 <= accelerator0_tile0_accumulate10_minus1;
        accelerator0_tile0_accumulate10_first2 <= accelerator0_tile0_accumulate10_first1;
        accelerator0_tile0_accumulate10_times2 <= accelerator0_tile0_accumulate10_times1;
        accelerator0_tile0_accumulate10_tap2 <= accelerator0_tile0_accumulate10_tap1;
        accelerator0_tile0_accumulate10_bank2 <= accelerator0_tile0_accumulate10_bank1;
        accelerator0_tile0_accumulate10_write_at2 <= accelerator0_tile0_accumulate10_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate10_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate10_enable3 <= accelerator0_tile0_accumulate10_enable2;
    if (accelerator0_tile0_accumulate10_enable2) begin
        keep = (-accelerator0_tile0_accumulate10_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[5] << 1);
        if (accelerator0_tile0_accumulate10_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[5] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate10_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate10_sum3 <= accelerator0_tile0_accumulate10_sum2;
        accelerator0_tile0_accumulate10_minus3 <= accelerator0_tile0_accumulate10_minus2;
        accelerator0_tile0_accumulate10_tap3 <= accelerator0_tile0_accumulate10_tap2;
        accelerator0_tile0_accumulate10_bank3 <= accelerator0_tile0_accumulate10_bank2;
        accelerator0_tile0_accumulate10_write_at3 <= accelerator0_tile0_accumulate10_write_at2;
    end
    if (accelerator0_tile0_accumulate10_first2) begin
        accelerator0_tile0_accumulate10_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate10_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate10_write0 <= (accelerator0_tile0_accumulate10_enable3 && (!accelerator0_tile0_accumulate10_bank3));
    accelerator0_tile0_accumulate10_write1 <= (accelerator0_tile0_accumulate10_enable3 && accelerator0_tile0_accumulate10_bank3);
    accelerator0_tile0_accumulate10_tap_valid <= (accelerator0_tile0_accumulate10_enable3 && accelerator0_tile0_accumulate10_tap3);
    if (accelerator0_tile0_accumulate10_enable3) begin
        flip = (-accelerator0_tile0_accumulate10_minus3);
        other = (accelerator0_tile0_accumulate10_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate10_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate10_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate10_write_at <= accelerator0_tile0_accumulate10_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay74_register
    accelerator0_tile0_delay74_b <= accelerator0_tile0_delay72_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay75_register
    accelerator0_tile0_delay75_b <= accelerator0_tile0_delay73_b;
end



assign accelerator0_tile0_unpack_tag11_first = accelerator0_tile0_delay74_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag11_times3 = accelerator0_tile0_delay74_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag11_tap = accelerator0_tile0_delay74_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag11_bank = accelerator0_tile0_delay74_b[10];
assign accelerator0_tile0_unpack_tag11_address = accelerator0_tile0_delay74_b[10-1:0];


always @(accelerator0_tile0_unpack_tag11_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate11_bank_port22_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate11_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate11_address0 = accelerator0_tile0_unpack_tag11_address;
    end
end


always @(accelerator0_tile0_unpack_tag11_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate11_bank_port23_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate11_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate11_address1 = accelerator0_tile0_unpack_tag11_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate11_memory22_ports
    if (accelerator0_tile0_accumulate11_write0) begin
        accelerator0_tile0_accumulate11_memory22_words[accelerator0_tile0_accumulate11_write_at] <= accelerator0_tile0_accumulate11_total;
    end
    accelerator0_tile0_accumulate11_memory22_fetched <= accelerator0_tile0_accumulate11_memory22_words[accelerator0_tile0_accumulate11_address0];
    accelerator0_tile0_lane_mux1_pick2_words[5] <= accelerator0_tile0_accumulate11_memory22_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate11_memory23_ports
    if (accelerator0_tile0_accumulate11_write1) begin
        accelerator0_tile0_accumulate11_memory23_words[accelerator0_tile0_accumulate11_write_at] <= accelerator0_tile0_accumulate11_total;
    end
    accelerator0_tile0_accumulate11_memory23_fetched <= accelerator0_tile0_accumulate11_memory23_words[accelerator0_tile0_accumulate11_address1];
    accelerator0_tile0_lane_mux1_pick3_words[5] <= accelerator0_tile0_accumulate11_memory23_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate11_fetch
    accelerator0_tile0_accumulate11_enable1 <= accelerator0_tile0_array0_instance27_enable_out;
    accelerator0_tile0_accumulate11_enable2 <= accelerator0_tile0_accumulate11_enable1;
    if (accelerator0_tile0_array0_instance27_enable_out) begin
        accelerator0_tile0_accumulate11_sum1 <= accelerator0_tile0_array0_instance27_sum_out;
        accelerator0_tile0_accumulate11_minus1 <= accelerator0_tile0_delay75_b;
        accelerator0_tile0_accumulate11_first1 <= accelerator0_tile0_unpack_tag11_first;
        accelerator0_tile0_accumulate11_times1 <= accelerator0_tile0_unpack_tag11_times3;
        accelerator0_tile0_accumulate11_tap1 <= accelerator0_tile0_unpack_tag11_tap;
        accelerator0_tile0_accumulate11_bank1 <= accelerator0_tile0_unpack_tag11_bank;
        accelerator0_tile0_accumulate11_write_at1 <= accelerator0_tile0_unpack_tag11_address;
    end
    if (accelerator0_tile0_accumulate11_enable1) begin
        accelerator0_tile0_accumulate11_sum2 <= accelerator0_tile0_accumulate11_sum1;
        accelerator0_tile0_accumulate11_minus2 <= accelerator0_tile0_accumulate11_minus1;
        accelerator0_tile0_accumulate11_first2 <= accelerator0_tile0_accumulate11_first1;
        accelerator0_tile0_accumulate11_times2 <= accelerator0_tile0_accumulate11_times1;
        accelerator0_tile0_accumulate11_tap2 <= accelerator0_tile0_accumulate11_tap1;
        accelerator0_tile0_accumulate11_bank2 <= accelerator0_tile0_accumulate11_bank1;
        accelerator0_tile0_accumulate11_write_at2 <= accelerator0_tile0_accumulate11_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate11_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate11_enable3 <= accelerator0_tile0_accumulate11_enable2;
    if (accelerator0_tile0_accumulate11_enable2) begin
        keep = (-accelerator0_tile0_accumulate11_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[5] << 1);
        if (accelerator0_tile0_accumulate11_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[5] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate11_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate11_sum3 <= accelerator0_tile0_accumulate11_sum2;
        accelerator0_tile0_accumulate11_minus3 <= accelerator0_tile0_accumulate11_minus2;
        accelerator0_tile0_accumulate11_tap3 <= accelerator0_tile0_accumulate11_tap2;
        accelerator0_tile0_accumulate11_bank3 <= accelerator0_tile0_accumulate11_bank2;
        accelerator0_tile0_accumulate11_write_at3 <= accelerator0_tile0_accumulate11_write_at2;
    end
    if (accelerator0_tile0_accumulate11_first2) begin
        accelerator0_tile0_accumulate11_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate11_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate11_write0 <= (accelerator0_tile0_accumulate11_enable3 && (!accelerator0_tile0_accumulate11_bank3));
    accelerator0_tile0_accumulate11_write1 <= (accelerator0_tile0_accumulate11_enable3 && accelerator0_tile0_accumulate11_bank3);
    accelerator0_tile0_accumulate11_tap_valid <= (accelerator0_tile0_accumulate11_enable3 && accelerator0_tile0_accumulate11_tap3);
    if (accelerator0_tile0_accumulate11_enable3) begin
        flip = (-accelerator0_tile0_accumulate11_minus3);
        other = (accelerator0_tile0_accumulate11_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate11_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate11_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate11_write_at <= accelerator0_tile0_accumulate11_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay76_register
    accelerator0_tile0_delay76_b <= accelerator0_tile0_delay74_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay77_register
    accelerator0_tile0_delay77_b <= accelerator0_tile0_delay75_b;
end



assign accelerator0_tile0_unpack_tag12_first = accelerator0_tile0_delay76_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag12_times3 = accelerator0_tile0_delay76_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag12_tap = accelerator0_tile0_delay76_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag12_bank = accelerator0_tile0_delay76_b[10];
assign accelerator0_tile0_unpack_tag12_address = accelerator0_tile0_delay76_b[10-1:0];


always @(accelerator0_tile0_unpack_tag12_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate12_bank_port24_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate12_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate12_address0 = accelerator0_tile0_unpack_tag12_address;
    end
end


always @(accelerator0_tile0_unpack_tag12_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate12_bank_port25_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate12_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate12_address1 = accelerator0_tile0_unpack_tag12_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate12_memory24_ports
    if (accelerator0_tile0_accumulate12_write0) begin
        accelerator0_tile0_accumulate12_memory24_words[accelerator0_tile0_accumulate12_write_at] <= accelerator0_tile0_accumulate12_total;
    end
    accelerator0_tile0_accumulate12_memory24_fetched <= accelerator0_tile0_accumulate12_memory24_words[accelerator0_tile0_accumulate12_address0];
    accelerator0_tile0_lane_mux0_pick0_words[6] <= accelerator0_tile0_accumulate12_memory24_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate12_memory25_ports
    if (accelerator0_tile0_accumulate12_write1) begin
        accelerator0_tile0_accumulate12_memory25_words[accelerator0_tile0_accumulate12_write_at] <= accelerator0_tile0_accumulate12_total;
    end
    accelerator0_tile0_accumulate12_memory25_fetched <= accelerator0_tile0_accumulate12_memory25_words[accelerator0_tile0_accumulate12_address1];
    accelerator0_tile0_lane_mux0_pick1_words[6] <= accelerator0_tile0_accumulate12_memory25_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate12_fetch
    accelerator0_tile0_accumulate12_enable1 <= accelerator0_tile0_array0_instance28_enable_out;
    accelerator0_tile0_accumulate12_enable2 <= accelerator0_tile0_accumulate12_enable1;
    if (accelerator0_tile0_array0_instance28_enable_out) begin
        accelerator0_tile0_accumulate12_sum1 <= accelerator0_tile0_array0_instance28_sum_out;
        accelerator0_tile0_accumulate12_minus1 <= accelerator0_tile0_delay77_b;
        accelerator0_tile0_accumulate12_first1 <= accelerator0_tile0_unpack_tag12_first;
        accelerator0_tile0_accumulate12_times1 <= accelerator0_tile0_unpack_tag12_times3;
        accelerator0_tile0_accumulate12_tap1 <= accelerator0_tile0_unpack_tag12_tap;
        accelerator0_tile0_accumulate12_bank1 <= accelerator0_tile0_unpack_tag12_bank;
        accelerator0_tile0_accumulate12_write_at1 <= accelerator0_tile0_unpack_tag12_address;
    end
    if (accelerator0_tile0_accumulate12_enable1) begin
        accelerator0_tile0_accumulate12_sum2 <= accelerator0_tile0_accumulate12_sum1;
        accelerator0_tile0_accumulate12_minus2 <= accelerator0_tile0_accumulate12_minus1;
        accelerator0_tile0_accumulate12_first2 <= accelerator0_tile0_accumulate12_first1;
        accelerator0_tile0_accumulate12_times2 <= accelerator0_tile0_accumulate12_times1;
        accelerator0_tile0_accumulate12_tap2 <= accelerator0_tile0_accumulate12_tap1;
        accelerator0_tile0_accumulate12_bank2 <= accelerator0_tile0_accumulate12_bank1;
        accelerator0_tile0_accumulate12_write_at2 <= accelerator0_tile0_accumulate12_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate12_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate12_enable3 <= accelerator0_tile0_accumulate12_enable2;
    if (accelerator0_tile0_accumulate12_enable2) begin
        keep = (-accelerator0_tile0_accumulate12_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[6] << 1);
        if (accelerator0_tile0_accumulate12_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[6] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate12_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate12_sum3 <= accelerator0_tile0_accumulate12_sum2;
        accelerator0_tile0_accumulate12_minus3 <= accelerator0_tile0_accumulate12_minus2;
        accelerator0_tile0_accumulate12_tap3 <= accelerator0_tile0_accumulate12_tap2;
        accelerator0_tile0_accumulate12_bank3 <= accelerator0_tile0_accumulate12_bank2;
        accelerator0_tile0_accumulate12_write_at3 <= accelerator0_tile0_accumulate12_write_at2;
    end
    if (accelerator0_tile0_accumulate12_first2) begin
        accelerator0_tile0_accumulate12_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate12_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate12_write0 <= (accelerator0_tile0_accumulate12_enable3 && (!accelerator0_tile0_accumulate12_bank3));
    accelerator0_tile0_accumulate12_write1 <= (accelerator0_tile0_accumulate12_enable3 && accelerator0_tile0_accumulate12_bank3);
    accelerator0_tile0_accumulate12_tap_valid <= (accelerator0_tile0_accumulate12_enable3 && accelerator0_tile0_accumulate12_tap3);
    if (accelerator0_tile0_accumulate12_enable3) begin
        flip = (-accelerator0_tile0_accumulate12_minus3);
        other = (accelerator0_tile0_accumulate12_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate12_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate12_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate12_write_at <= accelerator0_tile0_accumulate12_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay78_register
    accelerator0_tile0_delay78_b <= accelerator0_tile0_delay76_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay79_register
    accelerator0_tile0_delay79_b <= accelerator0_tile0_delay77_b;
end



assign accelerator0_tile0_unpack_tag13_first = accelerator0_tile0_delay78_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag13_times3 = accelerator0_tile0_delay78_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag13_tap = accelerator0_tile0_delay78_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag13_bank = accelerator0_tile0_delay78_b[10];
assign accelerator0_tile0_unpack_tag13_address = accelerator0_tile0_delay78_b[10-1:0];


always @(accelerator0_tile0_unpack_tag13_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate13_bank_port26_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate13_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate13_address0 = accelerator0_tile0_unpack_tag13_address;
    end
end


always @(accelerator0_tile0_unpack_tag13_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate13_bank_port27_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate13_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate13_address1 = accelerator0_tile0_unpack_tag13_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate13_memory26_ports
    if (accelerator0_tile0_accumulate13_write0) begin
        accelerator0_tile0_accumulate13_memory26_words[accelerator0_tile0_accumulate13_write_at] <= accelerator0_tile0_accumulate13_total;
    end
    accelerator0_tile0_accumulate13_memory26_fetched <= accelerator0_tile0_accumulate13_memory26_words[accelerator0_tile0_accumulate13_address0];
    accelerator0_tile0_lane_mux1_pick2_words[6] <= accelerator0_tile0_accumulate13_memory26_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate13_memory27_ports
    if (accelerator0_tile0_accumulate13_write1) begin
        accelerator0_tile0_accumulate13_memory27_words[accelerator0_tile0_accumulate13_write_at] <= accelerator0_tile0_accumulate13_total;
    end
    accelerator0_tile0_accumulate13_memory27_fetched <= accelerator0_tile0_accumulate13_memory27_words[accelerator0_tile0_accumulate13_address1];
    accelerator0_tile0_lane_mux1_pick3_words[6] <= accelerator0_tile0_accumulate13_memory27_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate13_fetch
    accelerator0_tile0_accumulate13_enable1 <= accelerator0_tile0_array0_instance29_enable_out;
    accelerator0_tile0_accumulate13_enable2 <= accelerator0_tile0_accumulate13_enable1;
    if (accelerator0_tile0_array0_instance29_enable_out) begin
        accelerator0_tile0_accumulate13_sum1 <= accelerator0_tile0_array0_instance29_sum_out;
        accelerator0_tile0_accumulate13_minus1 <= accelerator0_tile0_delay79_b;
        accelerator0_tile0_accumulate13_first1 <= accelerator0_tile0_unpack_tag13_first;
        accelerator0_tile0_accumulate13_times1 <= accelerator0_tile0_unpack_tag13_times3;
        accelerator0_tile0_accumulate13_tap1 <= accelerator0_tile0_unpack_tag13_tap;
        accelerator0_tile0_accumulate13_bank1 <= accelerator0_tile0_unpack_tag13_bank;
        accelerator0_tile0_accumulate13_write_at1 <= accelerator0_tile0_unpack_tag13_address;
    end
    if (accelerator0_tile0_accumulate13_enable1) begin
        accelerator0_tile0_accumulate13_sum2 <= accelerator0_tile0_accumulate13_sum1;
        accelerator0_tile0_accumulate13_minus2 <= accelerator0_tile0_accumulate13_minus1;
        accelerator0_tile0_accumulate13_first2 <= accelerator0_tile0_accumulate13_first1;
        accelerator0_tile0_accumulate13_times2 <= accelerator0_tile0_accumulate13_times1;
        accelerator0_tile0_accumulate13_tap2 <= accelerator0_tile0_accumulate13_tap1;
        accelerator0_tile0_accumulate13_bank2 <= accelerator0_tile0_accumulate13_bank1;
        accelerator0_tile0_accumulate13_write_at2 <= accelerator0_tile0_accumulate13_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate13_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate13_enable3 <= accelerator0_tile0_accumulate13_enable2;
    if (accelerator0_tile0_accumulate13_enable2) begin
        keep = (-accelerator0_tile0_accumulate13_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[6] << 1);
        if (accelerator0_tile0_accumulate13_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[6] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate13_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate13_sum3 <= accelerator0_tile0_accumulate13_sum2;
        accelerator0_tile0_accumulate13_minus3 <= accelerator0_tile0_accumulate13_minus2;
        accelerator0_tile0_accumulate13_tap3 <= accelerator0_tile0_accumulate13_tap2;
        accelerator0_tile0_accumulate13_bank3 <= accelerator0_tile0_accumulate13_bank2;
        accelerator0_tile0_accumulate13_write_at3 <= accelerator0_tile0_accumulate13_write_at2;
    end
    if (accelerator0_tile0_accumulate13_first2) begin
        accelerator0_tile0_accumulate13_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate13_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate13_write0 <= (accelerator0_tile0_accumulate13_enable3 && (!accelerator0_tile0_accumulate13_bank3));
    accelerator0_tile0_accumulate13_write1 <= (accelerator0_tile0_accumulate13_enable3 && accelerator0_tile0_accumulate13_bank3);
    accelerator0_tile0_accumulate13_tap_valid <= (accelerator0_tile0_accumulate13_enable3 && accelerator0_tile0_accumulate13_tap3);
    if (accelerator0_tile0_accumulate13_enable3) begin
        flip = (-accelerator0_tile0_accumulate13_minus3);
        other = (accelerator0_tile0_accumulate13_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate13_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate13_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate13_write_at <= accelerator0_tile0_accumulate13_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay80_register
    accelerator0_tile0_delay80_b <= accelerator0_tile0_delay78_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay81_register
    accelerator0_tile0_delay81_b <= accelerator0_tile0_delay79_b;
end



assign accelerator0_tile0_unpack_tag14_first = accelerator0_tile0_delay80_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag14_times3 = accelerator0_tile0_delay80_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag14_tap = accelerator0_tile0_delay80_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag14_bank = accelerator0_tile0_delay80_b[10];
assign accelerator0_tile0_unpack_tag14_address = accelerator0_tile0_delay80_b[10-1:0];


always @(accelerator0_tile0_unpack_tag14_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate14_bank_port28_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate14_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate14_address0 = accelerator0_tile0_unpack_tag14_address;
    end
end


always @(accelerator0_tile0_unpack_tag14_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate14_bank_port29_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate14_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate14_address1 = accelerator0_tile0_unpack_tag14_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate14_memory28_ports
    if (accelerator0_tile0_accumulate14_write0) begin
        accelerator0_tile0_accumulate14_memory28_words[accelerator0_tile0_accumulate14_write_at] <= accelerator0_tile0_accumulate14_total;
    end
    accelerator0_tile0_accumulate14_memory28_fetched <= accelerator0_tile0_accumulate14_memory28_words[accelerator0_tile0_accumulate14_address0];
    accelerator0_tile0_lane_mux0_pick0_words[7] <= accelerator0_tile0_accumulate14_memory28_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate14_memory29_ports
    if (accelerator0_tile0_accumulate14_write1) begin
        accelerator0_tile0_accumulate14_memory29_words[accelerator0_tile0_accumulate14_write_at] <= accelerator0_tile0_accumulate14_total;
    end
    accelerator0_tile0_accumulate14_memory29_fetched <= accelerator0_tile0_accumulate14_memory29_words[accelerator0_tile0_accumulate14_address1];
    accelerator0_tile0_lane_mux0_pick1_words[7] <= accelerator0_tile0_accumulate14_memory29_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate14_fetch
    accelerator0_tile0_accumulate14_enable1 <= accelerator0_tile0_array0_instance30_enable_out;
    accelerator0_tile0_accumulate14_enable2 <= accelerator0_tile0_accumulate14_enable1;
    if (accelerator0_tile0_array0_instance30_enable_out) begin
        accelerator0_tile0_accumulate14_sum1 <= accelerator0_tile0_array0_instance30_sum_out;
        accelerator0_tile0_accumulate14_minus1 <= accelerator0_tile0_delay81_b;
        accelerator0_tile0_accumulate14_first1 <= accelerator0_tile0_unpack_tag14_first;
        accelerator0_tile0_accumulate14_times1 <= accelerator0_tile0_unpack_tag14_times3;
        accelerator0_tile0_accumulate14_tap1 <= accelerator0_tile0_unpack_tag14_tap;
        accelerator0_tile0_accumulate14_bank1 <= accelerator0_tile0_unpack_tag14_bank;
        accelerator0_tile0_accumulate14_write_at1 <= accelerator0_tile0_unpack_tag14_address;
    end
    if (accelerator0_tile0_accumulate14_enable1) begin
        accelerator0_tile0_accumulate14_sum2 <= accelerator0_tile0_accumulate14_sum1;
        accelerator0_tile0_accumulate14_minus2 <= accelerator0_tile0_accumulate14_minus1;
        accelerator0_tile0_accumulate14_first2 <= accelerator0_tile0_accumulate14_first1;
        accelerator0_tile0_accumulate14_times2 <= accelerator0_tile0_accumulate14_times1;
        accelerator0_tile0_accumulate14_tap2 <= accelerator0_tile0_accumulate14_tap1;
        accelerator0_tile0_accumulate14_bank2 <= accelerator0_tile0_accumulate14_bank1;
        accelerator0_tile0_accumulate14_write_at2 <= accelerator0_tile0_accumulate14_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate14_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate14_enable3 <= accelerator0_tile0_accumulate14_enable2;
    if (accelerator0_tile0_accumulate14_enable2) begin
        keep = (-accelerator0_tile0_accumulate14_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[7] << 1);
        if (accelerator0_tile0_accumulate14_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[7] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate14_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate14_sum3 <= accelerator0_tile0_accumulate14_sum2;
        accelerator0_tile0_accumulate14_minus3 <= accelerator0_tile0_accumulate14_minus2;
        accelerator0_tile0_accumulate14_tap3 <= accelerator0_tile0_accumulate14_tap2;
        accelerator0_tile0_accumulate14_bank3 <= accelerator0_tile0_accumulate14_bank2;
        accelerator0_tile0_accumulate14_write_at3 <= accelerator0_tile0_accumulate14_write_at2;
    end
    if (accelerator0_tile0_accumulate14_first2) begin
        accelerator0_tile0_accumulate14_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate14_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate14_write0 <= (accelerator0_tile0_accumulate14_enable3 && (!accelerator0_tile0_accumulate14_bank3));
    accelerator0_tile0_accumulate14_write1 <= (accelerator0_tile0_accumulate14_enable3 && accelerator0_tile0_accumulate14_bank3);
    accelerator0_tile0_accumulate14_tap_valid <= (accelerator0_tile0_accumulate14_enable3 && accelerator0_tile0_accumulate14_tap3);
    if (accelerator0_tile0_accumulate14_enable3) begin
        flip = (-accelerator0_tile0_accumulate14_minus3);
        other = (accelerator0_tile0_accumulate14_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate14_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate14_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate14_write_at <= accelerator0_tile0_accumulate14_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay82_register
    accelerator0_tile0_delay82_b <= accelerator0_tile0_delay80_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay83_register
    accelerator0_tile0_delay83_b <= accelerator0_tile0_delay81_b;
end



assign accelerator0_tile0_unpack_tag15_first = accelerator0_tile0_delay82_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag15_times3 = accelerator0_tile0_delay82_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag15_tap = accelerator0_tile0_delay82_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag15_bank = accelerator0_tile0_delay82_b[10];
assign accelerator0_tile0_unpack_tag15_address = accelerator0_tile0_delay82_b[10-1:0];


always @(accelerator0_tile0_unpack_tag15_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate15_bank_port30_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate15_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate15_address0 = accelerator0_tile0_unpack_tag15_address;
    end
end


always @(accelerator0_tile0_unpack_tag15_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate15_bank_port31_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate15_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate15_address1 = accelerator0_tile0_unpack_tag15_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate15_memory30_ports
    if (accelerator0_tile0_accumulate15_write0) begin
        accelerator0_tile0_accumulate15_memory30_words[accelerator0_tile0_accumulate15_write_at] <= accelerator0_tile0_accumulate15_total;
    end
    accelerator0_tile0_accumulate15_memory30_fetched <= accelerator0_tile0_accumulate15_memory30_words[accelerator0_tile0_accumulate15_address0];
    accelerator0_tile0_lane_mux1_pick2_words[7] <= accelerator0_tile0_accumulate15_memory30_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate15_memory31_ports
    if (accelerator0_tile0_accumulate15_write1) begin
        accelerator0_tile0_accumulate15_memory31_words[accelerator0_tile0_accumulate15_write_at] <= accelerator0_tile0_accumulate15_total;
    end
    accelerator0_tile0_accumulate15_memory31_fetched <= accelerator0_tile0_accumulate15_memory31_words[accelerator0_tile0_accumulate15_address1];
    accelerator0_tile0_lane_mux1_pick3_words[7] <= accelerator0_tile0_accumulate15_memory31_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate15_fetch
    accelerator0_tile0_accumulate15_enable1 <= accelerator0_tile0_array0_instance31_enable_out;
    accelerator0_tile0_accumulate15_enable2 <= accelerator0_tile0_accumulate15_enable1;
    if (accelerator0_tile0_array0_instance31_enable_out) begin
        accelerator0_tile0_accumulate15_sum1 <= accelerator0_tile0_array0_instance31_sum_out;
        accelerator0_tile0_accumulate15_minus1 <= accelerator0_tile0_delay83_b;
        accelerator0_tile0_accumulate15_first1 <= accelerator0_tile0_unpack_tag15_first;
        accelerator0_tile0_accumulate15_times1 <= accelerator0_tile0_unpack_tag15_times3;
        accelerator0_tile0_accumulate15_tap1 <= accelerator0_tile0_unpack_tag15_tap;
        accelerator0_tile0_accumulate15_bank1 <= accelerator0_tile0_unpack_tag15_bank;
        accelerator0_tile0_accumulate15_write_at1 <= accelerator0_tile0_unpack_tag15_address;
    end
    if (accelerator0_tile0_accumulate15_enable1) begin
        accelerator0_tile0_accumulate15_sum2 <= accelerator0_tile0_accumulate15_sum1;
        accelerator0_tile0_accumulate15_minus2 <= accelerator0_tile0_accumulate15_minus1;
        accelerator0_tile0_accumulate15_first2 <= accelerator0_tile0_accumulate15_first1;
        accelerator0_tile0_accumulate15_times2 <= accelerator0_tile0_accumulate15_times1;
        accelerator0_tile0_accumulate15_tap2 <= accelerator0_tile0_accumulate15_tap1;
        accelerator0_tile0_accumulate15_bank2 <= accelerator0_tile0_accumulate15_bank1;
        accelerator0_tile0_accumulate15_write_at2 <= accelerator0_tile0_accumulate15_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate15_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate15_enable3 <= accelerator0_tile0_accumulate15_enable2;
    if (accelerator0_tile0_accumulate15_enable2) begin
        keep = (-accelerator0_tile0_accumulate15_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[7] << 1);
        if (accelerator0_tile0_accumulate15_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[7] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate15_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate15_sum3 <= accelerator0_tile0_accumulate15_sum2;
        accelerator0_tile0_accumulate15_minus3 <= accelerator0_tile0_accumulate15_minus2;
        accelerator0_tile0_accumulate15_tap3 <= accelerator0_tile0_accumulate15_tap2;
        accelerator0_tile0_accumulate15_bank3 <= accelerator0_tile0_accumulate15_bank2;
        accelerator0_tile0_accumulate15_write_at3 <= accelerator0_tile0_accumulate15_write_at2;
    end
    if (accelerator0_tile0_accumulate15_first2) begin
        accelerator0_tile0_accumulate15_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate15_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate15_write0 <= (accelerator0_tile0_accumulate15_enable3 && (!accelerator0_tile0_accumulate15_bank3));
    accelerator0_tile0_accumulate15_write1 <= (accelerator0_tile0_accumulate15_enable3 && accelerator0_tile0_accumulate15_bank3);
    accelerator0_tile0_accumulate15_tap_valid <= (accelerator0_tile0_accumulate15_enable3 && accelerator0_tile0_accumulate15_tap3);
    if (accelerator0_tile0_accumulate15_enable3) begin
        flip = (-accelerator0_tile0_accumulate15_minus3);
        other = (accelerator0_tile0_accumulate15_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate15_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate15_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate15_write_at <= accelerator0_tile0_accumulate15_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay84_register
    accelerator0_tile0_delay84_b <= accelerator0_tile0_delay82_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay85_register
    accelerator0_tile0_delay85_b <= accelerator0_tile0_delay83_b;
end



assign accelerator0_tile0_unpack_tag16_first = accelerator0_tile0_delay84_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag16_times3 = accelerator0_tile0_delay84_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag16_tap = accelerator0_tile0_delay84_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag16_bank = accelerator0_tile0_delay84_b[10];
assign accelerator0_tile0_unpack_tag16_address = accelerator0_tile0_delay84_b[10-1:0];


always @(accelerator0_tile0_unpack_tag16_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate16_bank_port32_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate16_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate16_address0 = accelerator0_tile0_unpack_tag16_address;
    end
end


always @(accelerator0_tile0_unpack_tag16_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate16_bank_port33_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate16_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate16_address1 = accelerator0_tile0_unpack_tag16_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate16_memory32_ports
    if (accelerator0_tile0_accumulate16_write0) begin
        accelerator0_tile0_accumulate16_memory32_words[accelerator0_tile0_accumulate16_write_at] <= accelerator0_tile0_accumulate16_total;
    end
    accelerator0_tile0_accumulate16_memory32_fetched <= accelerator0_tile0_accumulate16_memory32_words[accelerator0_tile0_accumulate16_address0];
    accelerator0_tile0_lane_mux0_pick0_words[8] <= accelerator0_tile0_accumulate16_memory32_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate16_memory33_ports
    if (accelerator0_tile0_accumulate16_write1) begin
        accelerator0_tile0_accumulate16_memory33_words[accelerator0_tile0_accumulate16_write_at] <= accelerator0_tile0_accumulate16_total;
    end
    accelerator0_tile0_accumulate16_memory33_fetched <= accelerator0_tile0_accumulate16_memory33_words[accelerator0_tile0_accumulate16_address1];
    accelerator0_tile0_lane_mux0_pick1_words[8] <= accelerator0_tile0_accumulate16_memory33_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate16_fetch
    accelerator0_tile0_accumulate16_enable1 <= accelerator0_tile0_array0_instance32_enable_out;
    accelerator0_tile0_accumulate16_enable2 <= accelerator0_tile0_accumulate16_enable1;
    if (accelerator0_tile0_array0_instance32_enable_out) begin
        accelerator0_tile0_accumulate16_sum1 <= accelerator0_tile0_array0_instance32_sum_out;
        accelerator0_tile0_accumulate16_minus1 <= accelerator0_tile0_delay85_b;
        accelerator0_tile0_accumulate16_first1 <= accelerator0_tile0_unpack_tag16_first;
        accelerator0_tile0_accumulate16_times1 <= accelerator0_tile0_unpack_tag16_times3;
        accelerator0_tile0_accumulate16_tap1 <= accelerator0_tile0_unpack_tag16_tap;
        accelerator0_tile0_accumulate16_bank1 <= accelerator0_tile0_unpack_tag16_bank;
        accelerator0_tile0_accumulate16_write_at1 <= accelerator0_tile0_unpack_tag16_address;
    end
    if (accelerator0_tile0_accumulate16_enable1) begin
        accelerator0_tile0_accumulate16_sum2 <= accelerator0_tile0_accumulate16_sum1;
        accelerator0_tile0_accumulate16_minus2 <= accelerator0_tile0_accumulate16_minus1;
        accelerator0_tile0_accumulate16_first2 <= accelerator0_tile0_accumulate16_first1;
        accelerator0_tile0_accumulate16_times2 <= accelerator0_tile0_accumulate16_times1;
        accelerator0_tile0_accumulate16_tap2 <= accelerator0_tile0_accumulate16_tap1;
        accelerator0_tile0_accumulate16_bank2 <= accelerator0_tile0_accumulate16_bank1;
        accelerator0_tile0_accumulate16_write_at2 <= accelerator0_tile0_accumulate16_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate16_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate16_enable3 <= accelerator0_tile0_accumulate16_enable2;
    if (accelerator0_tile0_accumulate16_enable2) begin
        keep = (-accelerator0_tile0_accumulate16_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[8] << 1);
        if (accelerator0_tile0_accumulate16_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[8] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate16_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate16_sum3 <= accelerator0_tile0_accumulate16_sum2;
        accelerator0_tile0_accumulate16_minus3 <= accelerator0_tile0_accumulate16_minus2;
        accelerator0_tile0_accumulate16_tap3 <= accelerator0_tile0_accumulate16_tap2;
        accelerator0_tile0_accumulate16_bank3 <= accelerator0_tile0_accumulate16_bank2;
        accelerator0_tile0_accumulate16_write_at3 <= accelerator0_tile0_accumulate16_write_at2;
    end
    if (accelerator0_tile0_accumulate16_first2) begin
        accelerator0_tile0_accumulate16_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate16_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate16_write0 <= (accelerator0_tile0_accumulate16_enable3 && (!accelerator0_tile0_accumulate16_bank3));
    accelerator0_tile0_accumulate16_write1 <= (accelerator0_tile0_accumulate16_enable3 && accelerator0_tile0_accumulate16_bank3);
    accelerator0_tile0_accumulate16_tap_valid <= (accelerator0_tile0_accumulate16_enable3 && accelerator0_tile0_accumulate16_tap3);
    if (accelerator0_tile0_accumulate16_enable3) begin
        flip = (-accelerator0_tile0_accumulate16_minus3);
        other = (accelerator0_tile0_accumulate16_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate16_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate16_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate16_write_at <= accelerator0_tile0_accumulate16_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay86_register
    accelerator0_tile0_delay86_b <= accelerator0_tile0_delay84_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay87_register
    accelerator0_tile0_delay87_b <= accelerator0_tile0_delay85_b;
end



assign accelerator0_tile0_unpack_tag17_first = accelerator0_tile0_delay86_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag17_times3 = accelerator0_tile0_delay86_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag17_tap = accelerator0_tile0_delay86_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag17_bank = accelerator0_tile0_delay86_b[10];
assign accelerator0_tile0_unpack_tag17_address = accelerator0_tile0_delay86_b[10-1:0];


always @(accelerator0_tile0_unpack_tag17_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate17_bank_port34_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate17_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate17_address0 = accelerator0_tile0_unpack_tag17_address;
    end
end


always @(accelerator0_tile0_unpack_tag17_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate17_bank_port35_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate17_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate17_address1 = accelerator0_tile0_unpack_tag17_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate17_memory34_ports
    if (accelerator0_tile0_accumulate17_write0) begin
        accelerator0_tile0_accumulate17_memory34_words[accelerator0_tile0_accumulate17_write_at] <= accelerator0_tile0_accumulate17_total;
    end
    accelerator0_tile0_accumulate17_memory34_fetched <= accelerator0_tile0_accumulate17_memory34_words[accelerator0_tile0_accumulate17_address0];
    accelerator0_tile0_lane_mux1_pick2_words[8] <= accelerator0_tile0_accumulate17_memory34_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate17_memory35_ports
    if (accelerator0_tile0_accumulate17_write1) begin
        accelerator0_tile0_accumulate17_memory35_words[accelerator0_tile0_accumulate17_write_at] <= accelerator0_tile0_accumulate17_total;
    end
    accelerator0_tile0_accumulate17_memory35_fetched <= accelerator0_tile0_accumulate17_memory35_words[accelerator0_tile0_accumulate17_address1];
    accelerator0_tile0_lane_mux1_pick3_words[8] <= accelerator0_tile0_accumulate17_memory35_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate17_fetch
    accelerator0_tile0_accumulate17_enable1 <= accelerator0_tile0_array0_instance33_enable_out;
    accelerator0_tile0_accumulate17_enable2 <= accelerator0_tile0_accumulate17_enable1;
    if (accelerator0_tile0_array0_instance33_enable_out) begin
        accelerator0_tile0_accumulate17_sum1 <= accelerator0_tile0_array0_instance33_sum_out;
        accelerator0_tile0_accumulate17_minus1 <= accelerator0_tile0_delay87_b;
        accelerator0_tile0_accumulate17_first1 <= accelerator0_tile0_unpack_tag17_first;
        accelerator0_tile0_accumulate17_times1 <= accelerator0_tile0_unpack_tag17_times3;
        accelerator0_tile0_accumulate17_tap1 <= accelerator0_tile0_unpack_tag17_tap;
        accelerator0_tile0_accumulate17_bank1 <= accelerator0_tile0_unpack_tag17_bank;
        accelerator0_tile0_accumulate17_write_at1 <= accelerator0_tile0_unpack_tag17_address;
    end
    if (accelerator0_tile0_accumulate17_enable1) begin
        accelerator0_tile0_accumulate17_sum2 <= accelerator0_tile0_accumulate17_sum1;
        accelerator0_tile0_accumulate17_minus2 <= accelerator0_tile0_accumulate17_minus1;
        accelerator0_tile0_accumulate17_first2 <= accelerator0_tile0_accumulate17_first1;
        accelerator0_tile0_accumulate17_times2 <= accelerator0_tile0_accumulate17_times1;
        accelerator0_tile0_accumulate17_tap2 <= accelerator0_tile0_accumulate17_tap1;
        accelerator0_tile0_accumulate17_bank2 <= accelerator0_tile0_accumulate17_bank1;
        accelerator0_tile0_accumulate17_write_at2 <= accelerator0_tile0_accumulate17_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate17_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate17_enable3 <= accelerator0_tile0_accumulate17_enable2;
    if (accelerator0_tile0_accumulate17_enable2) begin
        keep = (-accelerator0_tile0_accumulate17_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[8] << 1);
        if (accelerator0_tile0_accumulate17_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[8] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate17_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate17_sum3 <= accelerator0_tile0_accumulate17_sum2;
        accelerator0_tile0_accumulate17_minus3 <= accelerator0_tile0_accumulate17_minus2;
        accelerator0_tile0_accumulate17_tap3 <= accelerator0_tile0_accumulate17_tap2;
        accelerator0_tile0_accumulate17_bank3 <= accelerator0_tile0_accumulate17_bank2;
        accelerator0_tile0_accumulate17_write_at3 <= accelerator0_tile0_accumulate17_write_at2;
    end
    if (accelerator0_tile0_accumulate17_first2) begin
        accelerator0_tile0_accumulate17_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate17_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate17_write0 <= (accelerator0_tile0_accumulate17_enable3 && (!accelerator0_tile0_accumulate17_bank3));
    accelerator0_tile0_accumulate17_write1 <= (accelerator0_tile0_accumulate17_enable3 && accelerator0_tile0_accumulate17_bank3);
    accelerator0_tile0_accumulate17_tap_valid <= (accelerator0_tile0_accumulate17_enable3 && accelerator0_tile0_accumulate17_tap3);
    if (accelerator0_tile0_accumulate17_enable3) begin
        flip = (-accelerator0_tile0_accumulate17_minus3);
        other = (accelerator0_tile0_accumulate17_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate17_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate17_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate17_write_at <= accelerator0_tile0_accumulate17_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay88_register
    accelerator0_tile0_delay88_b <= accelerator0_tile0_delay86_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay89_register
    accelerator0_tile0_delay89_b <= accelerator0_tile0_delay87_b;
end



assign accelerator0_tile0_unpack_tag18_first = accelerator0_tile0_delay88_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag18_times3 = accelerator0_tile0_delay88_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag18_tap = accelerator0_tile0_delay88_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag18_bank = accelerator0_tile0_delay88_b[10];
assign accelerator0_tile0_unpack_tag18_address = accelerator0_tile0_delay88_b[10-1:0];


always @(accelerator0_tile0_unpack_tag18_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate18_bank_port36_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate18_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate18_address0 = accelerator0_tile0_unpack_tag18_address;
    end
end


always @(accelerator0_tile0_unpack_tag18_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate18_bank_port37_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate18_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate18_address1 = accelerator0_tile0_unpack_tag18_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate18_memory36_ports
    if (accelerator0_tile0_accumulate18_write0) begin
        accelerator0_tile0_accumulate18_memory36_words[accelerator0_tile0_accumulate18_write_at] <= accelerator0_tile0_accumulate18_total;
    end
    accelerator0_tile0_accumulate18_memory36_fetched <= accelerator0_tile0_accumulate18_memory36_words[accelerator0_tile0_accumulate18_address0];
    accelerator0_tile0_lane_mux0_pick0_words[9] <= accelerator0_tile0_accumulate18_memory36_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate18_memory37_ports
    if (accelerator0_tile0_accumulate18_write1) begin
        accelerator0_tile0_accumulate18_memory37_words[accelerator0_tile0_accumulate18_write_at] <= accelerator0_tile0_accumulate18_total;
    end
    accelerator0_tile0_accumulate18_memory37_fetched <= accelerator0_tile0_accumulate18_memory37_words[accelerator0_tile0_accumulate18_address1];
    accelerator0_tile0_lane_mux0_pick1_words[9] <= accelerator0_tile0_accumulate18_memory37_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate18_fetch
    accelerator0_tile0_accumulate18_enable1 <= accelerator0_tile0_array0_instance34_enable_out;
    accelerator0_tile0_accumulate18_enable2 <= accelerator0_tile0_accumulate18_enable1;
    if (accelerator0_tile0_array0_instance34_enable_out) begin
        accelerator0_tile0_accumulate18_sum1 <= accelerator0_tile0_array0_instance34_sum_out;
        accelerator0_tile0_accumulate18_minus1 <= accelerator0_tile0_delay89_b;
        accelerator0_tile0_accumulate18_first1 <= accelerator0_tile0_unpack_tag18_first;
        accelerator0_tile0_accumulate18_times1 <= accelerator0_tile0_unpack_tag18_times3;
        accelerator0_tile0_accumulate18_tap1 <= accelerator0_tile0_unpack_tag18_tap;
        accelerator0_tile0_accumulate18_bank1 <= accelerator0_tile0_unpack_tag18_bank;
        accelerator0_tile0_accumulate18_write_at1 <= accelerator0_tile0_unpack_tag18_address;
    end
    if (accelerator0_tile0_accumulate18_enable1) begin
        accelerator0_tile0_accumulate18_sum2 <= accelerator0_tile0_accumulate18_sum1;
        accelerator0_tile0_accumulate18_minus2 <= accelerator0_tile0_accumulate18_minus1;
        accelerator0_tile0_accumulate18_first2 <= accelerator0_tile0_accumulate18_first1;
        accelerator0_tile0_accumulate18_times2 <= accelerator0_tile0_accumulate18_times1;
        accelerator0_tile0_accumulate18_tap2 <= accelerator0_tile0_accumulate18_tap1;
        accelerator0_tile0_accumulate18_bank2 <= accelerator0_tile0_accumulate18_bank1;
        accelerator0_tile0_accumulate18_write_at2 <= accelerator0_tile0_accumulate18_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate18_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate18_enable3 <= accelerator0_tile0_accumulate18_enable2;
    if (accelerator0_tile0_accumulate18_enable2) begin
        keep = (-accelerator0_tile0_accumulate18_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[9] << 1);
        if (accelerator0_tile0_accumulate18_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[9] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate18_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate18_sum3 <= accelerator0_tile0_accumulate18_sum2;
        accelerator0_tile0_accumulate18_minus3 <= accelerator0_tile0_accumulate18_minus2;
        accelerator0_tile0_accumulate18_tap3 <= accelerator0_tile0_accumulate18_tap2;
        accelerator0_tile0_accumulate18_bank3 <= accelerator0_tile0_accumulate18_bank2;
        accelerator0_tile0_accumulate18_write_at3 <= accelerator0_tile0_accumulate18_write_at2;
    end
    if (accelerator0_tile0_accumulate18_first2) begin
        accelerator0_tile0_accumulate18_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate18_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate18_write0 <= (accelerator0_tile0_accumulate18_enable3 && (!accelerator0_tile0_accumulate18_bank3));
    accelerator0_tile0_accumulate18_write1 <= (accelerator0_tile0_accumulate18_enable3 && accelerator0_tile0_accumulate18_bank3);
    accelerator0_tile0_accumulate18_tap_valid <= (accelerator0_tile0_accumulate18_enable3 && accelerator0_tile0_accumulate18_tap3);
    if (accelerator0_tile0_accumulate18_enable3) begin
        flip = (-accelerator0_tile0_accumulate18_minus3);
        other = (accelerator0_tile0_accumulate18_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate18_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate18_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate18_write_at <= accelerator0_tile0_accumulate18_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay90_register
    accelerator0_tile0_delay90_b <= accelerator0_tile0_delay88_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay91_register
    accelerator0_tile0_delay91_b <= accelerator0_tile0_delay89_b;
end



assign accelerator0_tile0_unpack_tag19_first = accelerator0_tile0_delay90_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag19_times3 = accelerator0_tile0_delay90_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag19_tap = accelerator0_tile0_delay90_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag19_bank = accelerator0_tile0_delay90_b[10];
assign accelerator0_tile0_unpack_tag19_address = accelerator0_tile0_delay90_b[10-1:0];


always @(accelerator0_tile0_unpack_tag19_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate19_bank_port38_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate19_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate19_address0 = accelerator0_tile0_unpack_tag19_address;
    end
end


always @(accelerator0_tile0_unpack_tag19_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate19_bank_port39_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate19_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate19_address1 = accelerator0_tile0_unpack_tag19_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate19_memory38_ports
    if (accelerator0_tile0_accumulate19_write0) begin
        accelerator0_tile0_accumulate19_memory38_words[accelerator0_tile0_accumulate19_write_at] <= accelerator0_tile0_accumulate19_total;
    end
    accelerator0_tile0_accumulate19_memory38_fetched <= accelerator0_tile0_accumulate19_memory38_words[accelerator0_tile0_accumulate19_address0];
    accelerator0_tile0_lane_mux1_pick2_words[9] <= accelerator0_tile0_accumulate19_memory38_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate19_memory39_ports
    if (accelerator0_tile0_accumulate19_write1) begin
        accelerator0_tile0_accumulate19_memory39_words[accelerator0_tile0_accumulate19_write_at] <= accelerator0_tile0_accumulate19_total;
    end
    accelerator0_tile0_accumulate19_memory39_fetched <= accelerator0_tile0_accumulate19_memory39_words[accelerator0_tile0_accumulate19_address1];
    accelerator0_tile0_lane_mux1_pick3_words[9] <= accelerator0_tile0_accumulate19_memory39_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate19_fetch
    accelerator0_tile0_accumulate19_enable1 <= accelerator0_tile0_array0_instance35_enable_out;
    accelerator0_tile0_accumulate19_enable2 <= accelerator0_tile0_accumulate19_enable1;
    if (accelerator0_tile0_array0_instance35_enable_out) begin
        accelerator0_tile0_accumulate19_sum1 <= accelerator0_tile0_array0_instance35_sum_out;
        accelerator0_tile0_accumulate19_minus1 <= accelerator0_tile0_delay91_b;
        accelerator0_tile0_accumulate19_first1 <= accelerator0_tile0_unpack_tag19_first;
        accelerator0_tile0_accumulate19_times1 <= accelerator0_tile0_unpack_tag19_times3;
        accelerator0_tile0_accumulate19_tap1 <= accelerator0_tile0_unpack_tag19_tap;
        accelerator0_tile0_accumulate19_bank1 <= accelerator0_tile0_unpack_tag19_bank;
        accelerator0_tile0_accumulate19_write_at1 <= accelerator0_tile0_unpack_tag19_address;
    end
    if (accelerator0_tile0_accumulate19_enable1) begin
        accelerator0_tile0_accumulate19_sum2 <= accelerator0_tile0_accumulate19_sum1;
        accelerator0_tile0_accumulate19_minus2 <= accelerator0_tile0_accumulate19_minus1;
        accelerator0_tile0_accumulate19_first2 <= accelerator0_tile0_accumulate19_first1;
        accelerator0_tile0_accumulate19_times2 <= accelerator0_tile0_accumulate19_times1;
        accelerator0_tile0_accumulate19_tap2 <= accelerator0_tile0_accumulate19_tap1;
        accelerator0_tile0_accumulate19_bank2 <= accelerator0_tile0_accumulate19_bank1;
        accelerator0_tile0_accumulate19_write_at2 <= accelerator0_tile0_accumulate19_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate19_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate19_enable3 <= accelerator0_tile0_accumulate19_enable2;
    if (accelerator0_tile0_accumulate19_enable2) begin
        keep = (-accelerator0_tile0_accumulate19_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[9] << 1);
        if (accelerator0_tile0_accumulate19_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[9] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate19_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate19_sum3 <= accelerator0_tile0_accumulate19_sum2;
        accelerator0_tile0_accumulate19_minus3 <= accelerator0_tile0_accumulate19_minus2;
        accelerator0_tile0_accumulate19_tap3 <= accelerator0_tile0_accumulate19_tap2;
        accelerator0_tile0_accumulate19_bank3 <= accelerator0_tile0_accumulate19_bank2;
        accelerator0_tile0_accumulate19_write_at3 <= accelerator0_tile0_accumulate19_write_at2;
    end
    if (accelerator0_tile0_accumulate19_first2) begin
        accelerator0_tile0_accumulate19_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate19_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate19_write0 <= (accelerator0_tile0_accumulate19_enable3 && (!accelerator0_tile0_accumulate19_bank3));
    accelerator0_tile0_accumulate19_write1 <= (accelerator0_tile0_accumulate19_enable3 && accelerator0_tile0_accumulate19_bank3);
    accelerator0_tile0_accumulate19_tap_valid <= (accelerator0_tile0_accumulate19_enable3 && accelerator0_tile0_accumulate19_tap3);
    if (accelerator0_tile0_accumulate19_enable3) begin
        flip = (-accelerator0_tile0_accumulate19_minus3);
        other = (accelerator0_tile0_accumulate19_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate19_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate19_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate19_write_at <= accelerator0_tile0_accumulate19_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay92_register
    accelerator0_tile0_delay92_b <= accelerator0_tile0_delay90_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay93_register
    accelerator0_tile0_delay93_b <= accelerator0_tile0_delay91_b;
end



assign accelerator0_tile0_unpack_tag20_first = accelerator0_tile0_delay92_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag20_times3 = accelerator0_tile0_delay92_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag20_tap = accelerator0_tile0_delay92_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag20_bank = accelerator0_tile0_delay92_b[10];
assign accelerator0_tile0_unpack_tag20_address = accelerator0_tile0_delay92_b[10-1:0];


always @(accelerator0_tile0_unpack_tag20_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate20_bank_port40_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate20_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate20_address0 = accelerator0_tile0_unpack_tag20_address;
    end
end


always @(accelerator0_tile0_unpack_tag20_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate20_bank_port41_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate20_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate20_address1 = accelerator0_tile0_unpack_tag20_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate20_memory40_ports
    if (accelerator0_tile0_accumulate20_write0) begin
        accelerator0_tile0_accumulate20_memory40_words[accelerator0_tile0_accumulate20_write_at] <= accelerator0_tile0_accumulate20_total;
    end
    accelerator0_tile0_accumulate20_memory40_fetched <= accelerator0_tile0_accumulate20_memory40_words[accelerator0_tile0_accumulate20_address0];
    accelerator0_tile0_lane_mux0_pick0_words[10] <= accelerator0_tile0_accumulate20_memory40_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate20_memory41_ports
    if (accelerator0_tile0_accumulate20_write1) begin
        accelerator0_tile0_accumulate20_memory41_words[accelerator0_tile0_accumulate20_write_at] <= accelerator0_tile0_accumulate20_total;
    end
    accelerator0_tile0_accumulate20_memory41_fetched <= accelerator0_tile0_accumulate20_memory41_words[accelerator0_tile0_accumulate20_address1];
    accelerator0_tile0_lane_mux0_pick1_words[10] <= accelerator0_tile0_accumulate20_memory41_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate20_fetch
    accelerator0_tile0_accumulate20_enable1 <= accelerator0_tile0_array0_instance36_enable_out;
    accelerator0_tile0_accumulate20_enable2 <= accelerator0_tile0_accumulate20_enable1;
    if (accelerator0_tile0_array0_instance36_enable_out) begin
        accelerator0_tile0_accumulate20_sum1 <= accelerator0_tile0_array0_instance36_sum_out;
        accelerator0_tile0_accumulate20_minus1 <= accelerator0_tile0_delay93_b;
        accelerator0_tile0_accumulate20_first1 <= accelerator0_tile0_unpack_tag20_first;
        accelerator0_tile0_accumulate20_times1 <= accelerator0_tile0_unpack_tag20_times3;
        accelerator0_tile0_accumulate20_tap1 <= accelerator0_tile0_unpack_tag20_tap;
        accelerator0_tile0_accumulate20_bank1 <= accelerator0_tile0_unpack_tag20_bank;
        accelerator0_tile0_accumulate20_write_at1 <= accelerator0_tile0_unpack_tag20_address;
    end
    if (accelerator0_tile0_accumulate20_enable1) begin
        accelerator0_tile0_accumulate20_sum2 <= accelerator0_tile0_accumulate20_sum1;
        accelerator0_tile0_accumulate20_minus2 <= accelerator0_tile0_accumulate20_minus1;
        accelerator0_tile0_accumulate20_first2 <= accelerator0_tile0_accumulate20_first1;
        accelerator0_tile0_accumulate20_times2 <= accelerator0_tile0_accumulate20_times1;
        accelerator0_tile0_accumulate20_tap2 <= accelerator0_tile0_accumulate20_tap1;
        accelerator0_tile0_accumulate20_bank2 <= accelerator0_tile0_accumulate20_bank1;
        accelerator0_tile0_accumulate20_write_at2 <= accelerator0_tile0_accumulate20_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate20_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate20_enable3 <= accelerator0_tile0_accumulate20_enable2;
    if (accelerator0_tile0_accumulate20_enable2) begin
        keep = (-accelerator0_tile0_accumulate20_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[10] << 1);
        if (accelerator0_tile0_accumulate20_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[10] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate20_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate20_sum3 <= accelerator0_tile0_accumulate20_sum2;
        accelerator0_tile0_accumulate20_minus3 <= accelerator0_tile0_accumulate20_minus2;
        accelerator0_tile0_accumulate20_tap3 <= accelerator0_tile0_accumulate20_tap2;
        accelerator0_tile0_accumulate20_bank3 <= accelerator0_tile0_accumulate20_bank2;
        accelerator0_tile0_accumulate20_write_at3 <= accelerator0_tile0_accumulate20_write_at2;
    end
    if (accelerator0_tile0_accumulate20_first2) begin
        accelerator0_tile0_accumulate20_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate20_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate20_write0 <= (accelerator0_tile0_accumulate20_enable3 && (!accelerator0_tile0_accumulate20_bank3));
    accelerator0_tile0_accumulate20_write1 <= (accelerator0_tile0_accumulate20_enable3 && accelerator0_tile0_accumulate20_bank3);
    accelerator0_tile0_accumulate20_tap_valid <= (accelerator0_tile0_accumulate20_enable3 && accelerator0_tile0_accumulate20_tap3);
    if (accelerator0_tile0_accumulate20_enable3) begin
        flip = (-accelerator0_tile0_accumulate20_minus3);
        other = (accelerator0_tile0_accumulate20_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate20_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate20_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate20_write_at <= accelerator0_tile0_accumulate20_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay94_register
    accelerator0_tile0_delay94_b <= accelerator0_tile0_delay92_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay95_register
    accelerator0_tile0_delay95_b <= accelerator0_tile0_delay93_b;
end



assign accelerator0_tile0_unpack_tag21_first = accelerator0_tile0_delay94_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag21_times3 = accelerator0_tile0_delay94_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag21_tap = accelerator0_tile0_delay94_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag21_bank = accelerator0_tile0_delay94_b[10];
assign accelerator0_tile0_unpack_tag21_address = accelerator0_tile0_delay94_b[10-1:0];


always @(accelerator0_tile0_unpack_tag21_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate21_bank_port42_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate21_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate21_address0 = accelerator0_tile0_unpack_tag21_address;
    end
end


always @(accelerator0_tile0_unpack_tag21_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate21_bank_port43_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate21_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate21_address1 = accelerator0_tile0_unpack_tag21_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate21_memory42_ports
    if (accelerator0_tile0_accumulate21_write0) begin
        accelerator0_tile0_accumulate21_memory42_words[accelerator0_tile0_accumulate21_write_at] <= accelerator0_tile0_accumulate21_total;
    end
    accelerator0_tile0_accumulate21_memory42_fetched <= accelerator0_tile0_accumulate21_memory42_words[accelerator0_tile0_accumulate21_address0];
    accelerator0_tile0_lane_mux1_pick2_words[10] <= accelerator0_tile0_accumulate21_memory42_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate21_memory43_ports
    if (accelerator0_tile0_accumulate21_write1) begin
        accelerator0_tile0_accumulate21_memory43_words[accelerator0_tile0_accumulate21_write_at] <= accelerator0_tile0_accumulate21_total;
    end
    accelerator0_tile0_accumulate21_memory43_fetched <= accelerator0_tile0_accumulate21_memory43_words[accelerator0_tile0_accumulate21_address1];
    accelerator0_tile0_lane_mux1_pick3_words[10] <= accelerator0_tile0_accumulate21_memory43_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate21_fetch
    accelerator0_tile0_accumulate21_enable1 <= accelerator0_tile0_array0_instance37_enable_out;
    accelerator0_tile0_accumulate21_enable2 <= accelerator0_tile0_accumulate21_enable1;
    if (accelerator0_tile0_array0_instance37_enable_out) begin
        accelerator0_tile0_accumulate21_sum1 <= accelerator0_tile0_array0_instance37_sum_out;
        accelerator0_tile0_accumulate21_minus1 <= accelerator0_tile0_delay95_b;
        accelerator0_tile0_accumulate21_first1 <= accelerator0_tile0_unpack_tag21_first;
        accelerator0_tile0_accumulate21_times1 <= accelerator0_tile0_unpack_tag21_times3;
        accelerator0_tile0_accumulate21_tap1 <= accelerator0_tile0_unpack_tag21_tap;
        accelerator0_tile0_accumulate21_bank1 <= accelerator0_tile0_unpack_tag21_bank;
        accelerator0_tile0_accumulate21_write_at1 <= accelerator0_tile0_unpack_tag21_address;
    end
    if (accelerator0_tile0_accumulate21_enable1) begin
        accelerator0_tile0_accumulate21_sum2 <= accelerator0_tile0_accumulate21_sum1;
        accelerator0_tile0_accumulate21_minus2 <= accelerator0_tile0_accumulate21_minus1;
        accelerator0_tile0_accumulate21_first2 <= accelerator0_tile0_accumulate21_first1;
        accelerator0_tile0_accumulate21_times2 <= accelerator0_tile0_accumulate21_times1;
        accelerator0_tile0_accumulate21_tap2 <= accelerator0_tile0_accumulate21_tap1;
        accelerator0_tile0_accumulate21_bank2 <= accelerator0_tile0_accumulate21_bank1;
        accelerator0_tile0_accumulate21_write_at2 <= accelerator0_tile0_accumulate21_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate21_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate21_enable3 <= accelerator0_tile0_accumulate21_enable2;
    if (accelerator0_tile0_accumulate21_enable2) begin
        keep = (-accelerator0_tile0_accumulate21_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[10] << 1);
        if (accelerator0_tile0_accumulate21_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[10] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate21_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate21_sum3 <= accelerator0_tile0_accumulate21_sum2;
        accelerator0_tile0_accumulate21_minus3 <= accelerator0_tile0_accumulate21_minus2;
        accelerator0_tile0_accumulate21_tap3 <= accelerator0_tile0_accumulate21_tap2;
        accelerator0_tile0_accumulate21_bank3 <= accelerator0_tile0_accumulate21_bank2;
        accelerator0_tile0_accumulate21_write_at3 <= accelerator0_tile0_accumulate21_write_at2;
    end
    if (accelerator0_tile0_accumulate21_first2) begin
        accelerator0_tile0_accumulate21_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate21_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate21_write0 <= (accelerator0_tile0_accumulate21_enable3 && (!accelerator0_tile0_accumulate21_bank3));
    accelerator0_tile0_accumulate21_write1 <= (accelerator0_tile0_accumulate21_enable3 && accelerator0_tile0_accumulate21_bank3);
    accelerator0_tile0_accumulate21_tap_valid <= (accelerator0_tile0_accumulate21_enable3 && accelerator0_tile0_accumulate21_tap3);
    if (accelerator0_tile0_accumulate21_enable3) begin
        flip = (-accelerator0_tile0_accumulate21_minus3);
        other = (accelerator0_tile0_accumulate21_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate21_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate21_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate21_write_at <= accelerator0_tile0_accumulate21_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay96_register
    accelerator0_tile0_delay96_b <= accelerator0_tile0_delay94_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay97_register
    accelerator0_tile0_delay97_b <= accelerator0_tile0_delay95_b;
end



assign accelerator0_tile0_unpack_tag22_first = accelerator0_tile0_delay96_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag22_times3 = accelerator0_tile0_delay96_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag22_tap = accelerator0_tile0_delay96_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag22_bank = accelerator0_tile0_delay96_b[10];
assign accelerator0_tile0_unpack_tag22_address = accelerator0_tile0_delay96_b[10-1:0];


always @(accelerator0_tile0_unpack_tag22_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate22_bank_port44_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate22_address0 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate22_address0 = accelerator0_tile0_unpack_tag22_address;
    end
end


always @(accelerator0_tile0_unpack_tag22_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate0_drain_address) begin: accelerator0_tile0_accumulate22_bank_port45_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate22_address1 = accelerator0_tile0_accumulate0_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate22_address1 = accelerator0_tile0_unpack_tag22_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate22_memory44_ports
    if (accelerator0_tile0_accumulate22_write0) begin
        accelerator0_tile0_accumulate22_memory44_words[accelerator0_tile0_accumulate22_write_at] <= accelerator0_tile0_accumulate22_total;
    end
    accelerator0_tile0_accumulate22_memory44_fetched <= accelerator0_tile0_accumulate22_memory44_words[accelerator0_tile0_accumulate22_address0];
    accelerator0_tile0_lane_mux0_pick0_words[11] <= accelerator0_tile0_accumulate22_memory44_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate22_memory45_ports
    if (accelerator0_tile0_accumulate22_write1) begin
        accelerator0_tile0_accumulate22_memory45_words[accelerator0_tile0_accumulate22_write_at] <= accelerator0_tile0_accumulate22_total;
    end
    accelerator0_tile0_accumulate22_memory45_fetched <= accelerator0_tile0_accumulate22_memory45_words[accelerator0_tile0_accumulate22_address1];
    accelerator0_tile0_lane_mux0_pick1_words[11] <= accelerator0_tile0_accumulate22_memory45_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate22_fetch
    accelerator0_tile0_accumulate22_enable1 <= accelerator0_tile0_array0_instance38_enable_out;
    accelerator0_tile0_accumulate22_enable2 <= accelerator0_tile0_accumulate22_enable1;
    if (accelerator0_tile0_array0_instance38_enable_out) begin
        accelerator0_tile0_accumulate22_sum1 <= accelerator0_tile0_array0_instance38_sum_out;
        accelerator0_tile0_accumulate22_minus1 <= accelerator0_tile0_delay97_b;
        accelerator0_tile0_accumulate22_first1 <= accelerator0_tile0_unpack_tag22_first;
        accelerator0_tile0_accumulate22_times1 <= accelerator0_tile0_unpack_tag22_times3;
        accelerator0_tile0_accumulate22_tap1 <= accelerator0_tile0_unpack_tag22_tap;
        accelerator0_tile0_accumulate22_bank1 <= accelerator0_tile0_unpack_tag22_bank;
        accelerator0_tile0_accumulate22_write_at1 <= accelerator0_tile0_unpack_tag22_address;
    end
    if (accelerator0_tile0_accumulate22_enable1) begin
        accelerator0_tile0_accumulate22_sum2 <= accelerator0_tile0_accumulate22_sum1;
        accelerator0_tile0_accumulate22_minus2 <= accelerator0_tile0_accumulate22_minus1;
        accelerator0_tile0_accumulate22_first2 <= accelerator0_tile0_accumulate22_first1;
        accelerator0_tile0_accumulate22_times2 <= accelerator0_tile0_accumulate22_times1;
        accelerator0_tile0_accumulate22_tap2 <= accelerator0_tile0_accumulate22_tap1;
        accelerator0_tile0_accumulate22_bank2 <= accelerator0_tile0_accumulate22_bank1;
        accelerator0_tile0_accumulate22_write_at2 <= accelerator0_tile0_accumulate22_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate22_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate22_enable3 <= accelerator0_tile0_accumulate22_enable2;
    if (accelerator0_tile0_accumulate22_enable2) begin
        keep = (-accelerator0_tile0_accumulate22_times2);
        old = (accelerator0_tile0_lane_mux0_pick0_words[11] << 1);
        if (accelerator0_tile0_accumulate22_bank2) begin
            old = (accelerator0_tile0_lane_mux0_pick1_words[11] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate22_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate22_sum3 <= accelerator0_tile0_accumulate22_sum2;
        accelerator0_tile0_accumulate22_minus3 <= accelerator0_tile0_accumulate22_minus2;
        accelerator0_tile0_accumulate22_tap3 <= accelerator0_tile0_accumulate22_tap2;
        accelerator0_tile0_accumulate22_bank3 <= accelerator0_tile0_accumulate22_bank2;
        accelerator0_tile0_accumulate22_write_at3 <= accelerator0_tile0_accumulate22_write_at2;
    end
    if (accelerator0_tile0_accumulate22_first2) begin
        accelerator0_tile0_accumulate22_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate22_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate22_write0 <= (accelerator0_tile0_accumulate22_enable3 && (!accelerator0_tile0_accumulate22_bank3));
    accelerator0_tile0_accumulate22_write1 <= (accelerator0_tile0_accumulate22_enable3 && accelerator0_tile0_accumulate22_bank3);
    accelerator0_tile0_accumulate22_tap_valid <= (accelerator0_tile0_accumulate22_enable3 && accelerator0_tile0_accumulate22_tap3);
    if (accelerator0_tile0_accumulate22_enable3) begin
        flip = (-accelerator0_tile0_accumulate22_minus3);
        other = (accelerator0_tile0_accumulate22_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate22_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate22_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate22_write_at <= accelerator0_tile0_accumulate22_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_delay98_register
    accelerator0_tile0_delay98_b <= accelerator0_tile0_delay96_b;
end


always @(posedge clk) begin: accelerator0_tile0_delay99_register
    accelerator0_tile0_delay99_b <= accelerator0_tile0_delay97_b;
end



assign accelerator0_tile0_unpack_tag23_first = accelerator0_tile0_delay98_b[(10 + 3)];
assign accelerator0_tile0_unpack_tag23_times3 = accelerator0_tile0_delay98_b[(10 + 2)];
assign accelerator0_tile0_unpack_tag23_tap = accelerator0_tile0_delay98_b[(10 + 1)];
assign accelerator0_tile0_unpack_tag23_bank = accelerator0_tile0_delay98_b[10];
assign accelerator0_tile0_unpack_tag23_address = accelerator0_tile0_delay98_b[10-1:0];


always @(accelerator0_tile0_unpack_tag23_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate23_bank_port46_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 0))) begin
        accelerator0_tile0_accumulate23_address0 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate23_address0 = accelerator0_tile0_unpack_tag23_address;
    end
end


always @(accelerator0_tile0_unpack_tag23_address, accelerator0_drain_bank, accelerator0_draining, accelerator0_tile0_accumulate1_drain_address) begin: accelerator0_tile0_accumulate23_bank_port47_choose
    if ((accelerator0_draining && (accelerator0_drain_bank == 1))) begin
        accelerator0_tile0_accumulate23_address1 = accelerator0_tile0_accumulate1_drain_address;
    end
    else begin
        accelerator0_tile0_accumulate23_address1 = accelerator0_tile0_unpack_tag23_address;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate23_memory46_ports
    if (accelerator0_tile0_accumulate23_write0) begin
        accelerator0_tile0_accumulate23_memory46_words[accelerator0_tile0_accumulate23_write_at] <= accelerator0_tile0_accumulate23_total;
    end
    accelerator0_tile0_accumulate23_memory46_fetched <= accelerator0_tile0_accumulate23_memory46_words[accelerator0_tile0_accumulate23_address0];
    accelerator0_tile0_lane_mux1_pick2_words[11] <= accelerator0_tile0_accumulate23_memory46_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate23_memory47_ports
    if (accelerator0_tile0_accumulate23_write1) begin
        accelerator0_tile0_accumulate23_memory47_words[accelerator0_tile0_accumulate23_write_at] <= accelerator0_tile0_accumulate23_total;
    end
    accelerator0_tile0_accumulate23_memory47_fetched <= accelerator0_tile0_accumulate23_memory47_words[accelerator0_tile0_accumulate23_address1];
    accelerator0_tile0_lane_mux1_pick3_words[11] <= accelerator0_tile0_accumulate23_memory47_fetched;
end


always @(posedge clk) begin: accelerator0_tile0_accumulate23_fetch
    accelerator0_tile0_accumulate23_enable1 <= accelerator0_tile0_array0_instance39_enable_out;
    accelerator0_tile0_accumulate23_enable2 <= accelerator0_tile0_accumulate23_enable1;
    if (accelerator0_tile0_array0_instance39_enable_out) begin
        accelerator0_tile0_accumulate23_sum1 <= accelerator0_tile0_array0_instance39_sum_out;
        accelerator0_tile0_accumulate23_minus1 <= accelerator0_tile0_delay99_b;
        accelerator0_tile0_accumulate23_first1 <= accelerator0_tile0_unpack_tag23_first;
        accelerator0_tile0_accumulate23_times1 <= accelerator0_tile0_unpack_tag23_times3;
        accelerator0_tile0_accumulate23_tap1 <= accelerator0_tile0_unpack_tag23_tap;
        accelerator0_tile0_accumulate23_bank1 <= accelerator0_tile0_unpack_tag23_bank;
        accelerator0_tile0_accumulate23_write_at1 <= accelerator0_tile0_unpack_tag23_address;
    end
    if (accelerator0_tile0_accumulate23_enable1) begin
        accelerator0_tile0_accumulate23_sum2 <= accelerator0_tile0_accumulate23_sum1;
        accelerator0_tile0_accumulate23_minus2 <= accelerator0_tile0_accumulate23_minus1;
        accelerator0_tile0_accumulate23_first2 <= accelerator0_tile0_accumulate23_first1;
        accelerator0_tile0_accumulate23_times2 <= accelerator0_tile0_accumulate23_times1;
        accelerator0_tile0_accumulate23_tap2 <= accelerator0_tile0_accumulate23_tap1;
        accelerator0_tile0_accumulate23_bank2 <= accelerator0_tile0_accumulate23_bank1;
        accelerator0_tile0_accumulate23_write_at2 <= accelerator0_tile0_accumulate23_write_at1;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate23_scale
    reg signed [33-1:0] keep;
    reg signed [33-1:0] old;
    reg signed [33-1:0] twice;
    keep = 0;
    old = 0;
    twice = 0;
    accelerator0_tile0_accumulate23_enable3 <= accelerator0_tile0_accumulate23_enable2;
    if (accelerator0_tile0_accumulate23_enable2) begin
        keep = (-accelerator0_tile0_accumulate23_times2);
        old = (accelerator0_tile0_lane_mux1_pick2_words[11] << 1);
        if (accelerator0_tile0_accumulate23_bank2) begin
            old = (accelerator0_tile0_lane_mux1_pick3_words[11] << 1);
        end
        twice = (old - (~((old & keep) << 1)));
        accelerator0_tile0_accumulate23_base <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate23_sum3 <= accelerator0_tile0_accumulate23_sum2;
        accelerator0_tile0_accumulate23_minus3 <= accelerator0_tile0_accumulate23_minus2;
        accelerator0_tile0_accumulate23_tap3 <= accelerator0_tile0_accumulate23_tap2;
        accelerator0_tile0_accumulate23_bank3 <= accelerator0_tile0_accumulate23_bank2;
        accelerator0_tile0_accumulate23_write_at3 <= accelerator0_tile0_accumulate23_write_at2;
    end
    if (accelerator0_tile0_accumulate23_first2) begin
        accelerator0_tile0_accumulate23_base <= 0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_accumulate23_update
    reg signed [33-1:0] flip;
    reg signed [33-1:0] other;
    reg signed [33-1:0] twice;
    flip = 0;
    other = 0;
    twice = 0;
    accelerator0_tile0_accumulate23_write0 <= (accelerator0_tile0_accumulate23_enable3 && (!accelerator0_tile0_accumulate23_bank3));
    accelerator0_tile0_accumulate23_write1 <= (accelerator0_tile0_accumulate23_enable3 && accelerator0_tile0_accumulate23_bank3);
    accelerator0_tile0_accumulate23_tap_valid <= (accelerator0_tile0_accumulate23_enable3 && accelerator0_tile0_accumulate23_tap3);
    if (accelerator0_tile0_accumulate23_enable3) begin
        flip = (-accelerator0_tile0_accumulate23_minus3);
        other = (accelerator0_tile0_accumulate23_sum3 << 1);
        twice = ((accelerator0_tile0_accumulate23_base << 1) - (~(other ^ flip)));
        accelerator0_tile0_accumulate23_total <= $signed(twice[(32 + 1)-1:1]);
        accelerator0_tile0_accumulate23_write_at <= accelerator0_tile0_accumulate23_write_at3;
    end
end


always @(posedge clk) begin: accelerator0_tile0_lane_mux0_pick0_register
    accelerator0_tile0_lane_mux0_word0 <= accelerator0_tile0_lane_mux0_pick0_words[accelerator0_tile0_lane_mux0_slot];
end


always @(posedge clk) begin: accelerator0_tile0_lane_mux0_pick1_register
    accelerator0_tile0_lane_mux0_word1 <= accelerator0_tile0_lane_mux0_pick1_words[accelerator0_tile0_lane_mux0_slot];
end


always @(posedge clk) begin: accelerator0_tile0_lane_mux0_of_bank
    accelerator0_tile0_lane_mux0_its_bank <= accelerator0_drain_bank;
    if (accelerator0_tile0_lane_mux0_its_bank) begin
        accelerator0_tile0_lane_mux0_chosen <= accelerator0_tile0_lane_mux0_word1;
    end
    else begin
        accelerator0_tile0_lane_mux0_chosen <= accelerator0_tile0_lane_mux0_word0;
    end
end


always @(posedge clk) begin: accelerator0_tile0_lane_mux1_pick2_register
    accelerator0_tile0_lane_mux1_word0 <= accelerator0_tile0_lane_mux1_pick2_words[accelerator0_tile0_lane_mux1_slot];
end


always @(posedge clk) begin: accelerator0_tile0_lane_mux1_pick3_register
    accelerator0_tile0_lane_mux1_word1 <= accelerator0_tile0_lane_mux1_pick3_words[accelerator0_tile0_lane_mux1_slot];
end


always @(posedge clk) begin: accelerator0_tile0_lane_mux1_of_bank
    accelerator0_tile0_lane_mux1_its_bank <= accelerator0_drain_bank;
    if (accelerator0_tile0_lane_mux1_its_bank) begin
        accelerator0_tile0_lane_mux1_chosen <= accelerator0_tile0_lane_mux1_word1;
    end
    else begin
        accelerator0_tile0_lane_mux1_chosen <= accelerator0_tile0_lane_mux1_word0;
    end
end



assign accelerator0_issue0_result_ready = ((!accelerator0_output0_hold0_full) && (accelerator0_idle || (!accelerator0_issue0_result_tapped)));
assign accelerator0_output0_hold0_take = (accelerator0_issue0_result_valid && (!accelerator0_output0_hold0_full) && (accelerator0_idle || (!accelerator0_issue0_result_tapped)));
assign accelerator0_output0_hold0_held_valid = (accelerator0_output0_hold0_full && (accelerator0_output0_hold0_settle == 0));


always @(posedge clk) begin: accelerator0_output0_hold0_keep
    if (accelerator0_output0_hold0_take) begin
        accelerator0_output0_hold0_held_y <= accelerator0_issue0_result_y;
        accelerator0_output0_hold0_held_y_stride <= accelerator0_issue0_result_y_stride;
        accelerator0_output0_hold0_held_words <= accelerator0_issue0_result_words;
        accelerator0_output0_hold0_held_tokens <= accelerator0_issue0_result_tokens;
        accelerator0_output0_hold0_held_bank <= accelerator0_issue0_result_bank;
        accelerator0_output0_hold0_held_tapped <= accelerator0_issue0_result_tapped;
        accelerator0_output0_hold0_held_last <= accelerator0_issue0_result_last;
        accelerator0_output0_hold0_held_index <= accelerator0_issue0_result_index;
    end
end


always @(posedge clk) begin: accelerator0_output0_hold0_control
    if (accelerator0_rst) begin
        accelerator0_output0_hold0_full <= 1'b0;
        accelerator0_output0_hold0_settle <= 0;
        accelerator0_bank_busy <= 0;
    end
    else begin
        if (accelerator0_output0_release) begin
            accelerator0_bank_busy[accelerator0_drain_bank] <= 1'b0;
        end
        if ((accelerator0_output0_hold0_settle != 0)) begin
            accelerator0_output0_hold0_settle <= (accelerator0_output0_hold0_settle - 1);
        end
        if (accelerator0_output0_hold0_full) begin
            if (((accelerator0_output0_hold0_settle == 0) && accelerator0_output0_hold0_held_ready)) begin
                accelerator0_output0_hold0_full <= 1'b0;
            end
        end
        else if (accelerator0_output0_hold0_take) begin
            accelerator0_output0_hold0_full <= 1'b1;
            accelerator0_output0_hold0_settle <= 0;
            if ((!accelerator0_issue0_result_tapped)) begin
                accelerator0_output0_hold0_settle <= 47;
                accelerator0_bank_busy[accelerator0_issue0_result_bank] <= 1'b1;
            end
        end
    end
end



assign accelerator0_output0_deal0_offer_run0_run_valid = (accelerator0_output0_deal0_dealing && (accelerator0_output0_deal0_turn == 0));
assign accelerator0_output0_deal0_offer_run0_run_addr = accelerator0_output0_deal0_addr;
assign accelerator0_output0_deal0_offer_run0_run_words = accelerator0_output0_deal0_tile_words;
assign accelerator0_output0_deal0_offer_run0_run_slot = accelerator0_output0_deal0_slot;
assign accelerator0_output0_deal0_offer_run0_run_tapped = accelerator0_output0_deal0_tile_tapped;
assign accelerator0_output0_deal0_offer_run0_run_last = accelerator0_output0_deal0_tile_last;
assign accelerator0_output0_deal0_offer_run0_run_index = accelerator0_output0_deal0_tile_index;



assign accelerator0_output0_deal0_offer_run1_run_valid = (accelerator0_output0_deal0_dealing && (accelerator0_output0_deal0_turn == 1));
assign accelerator0_output0_deal0_offer_run1_run_addr = accelerator0_output0_deal0_addr;
assign accelerator0_output0_deal0_offer_run1_run_words = accelerator0_output0_deal0_tile_words;
assign accelerator0_output0_deal0_offer_run1_run_slot = accelerator0_output0_deal0_slot;
assign accelerator0_output0_deal0_offer_run1_run_tapped = accelerator0_output0_deal0_tile_tapped;
assign accelerator0_output0_deal0_offer_run1_run_last = accelerator0_output0_deal0_tile_last;
assign accelerator0_output0_deal0_offer_run1_run_index = accelerator0_output0_deal0_tile_index;



assign accelerator0_idle = (accelerator0_output0_deal0_state == 2'b00);
assign accelerator0_output0_hold0_held_ready = (accelerator0_output0_deal0_state == 2'b00);
assign accelerator0_output0_deal0_dealing = ((accelerator0_output0_deal0_state == 2'b01) && (accelerator0_output0_deal0_token != accelerator0_output0_deal0_tile_tokens));
assign accelerator0_output0_deal0_accepted = ((accelerator0_output0_deal0_state == 2'b01) && (accelerator0_output0_deal0_token != accelerator0_output0_deal0_tile_tokens) && accelerator0_output0_runs_ready[accelerator0_output0_deal0_turn]);
assign accelerator0_output0_closing = ((accelerator0_output0_deal0_finals == 1) && (accelerator0_output0_deal0_token == accelerator0_output0_deal0_tile_tokens));
assign accelerator0_drain_bank = accelerator0_output0_deal0_tile_bank;



assign accelerator0_draining = (((accelerator0_output0_deal0_state == 2'b01) || (accelerator0_output0_deal0_state == 2'b10)) && (!accelerator0_output0_deal0_tile_tapped));
assign accelerator0_output0_release = ((accelerator0_output0_deal0_state == 2'b10) && (accelerator0_output0_runs_ready == 3) && (!accelerator0_output0_deal0_tile_tapped));


always @(posedge clk) begin: accelerator0_output0_deal0_take
    if ((accelerator0_output0_deal0_state == 2'b00)) begin
        accelerator0_output0_deal0_tile_y_stride <= accelerator0_output0_hold0_held_y_stride;
        accelerator0_output0_deal0_tile_words <= accelerator0_output0_hold0_held_words;
        accelerator0_output0_deal0_tile_tokens <= accelerator0_output0_hold0_held_tokens;
        accelerator0_output0_deal0_tile_bank <= accelerator0_output0_hold0_held_bank;
        accelerator0_output0_deal0_tile_tapped <= accelerator0_output0_hold0_held_tapped;
        accelerator0_output0_deal0_tile_last <= accelerator0_output0_hold0_held_last;
        accelerator0_output0_deal0_tile_index <= accelerator0_output0_hold0_held_index;
    end
end


always @(posedge clk) begin: accelerator0_output0_deal0_walk
    if (accelerator0_rst) begin
        accelerator0_output0_deal0_state <= 2'b00;
        accelerator0_output0_deal0_token <= 0;
    end
    else if ((accelerator0_output0_deal0_state == 2'b00)) begin
        accelerator0_output0_deal0_token <= 0;
        accelerator0_output0_deal0_slot <= 0;
        accelerator0_output0_deal0_turn <= 0;
        accelerator0_output0_deal0_addr <= accelerator0_output0_hold0_held_y;
        if (accelerator0_output0_hold0_held_valid) begin
            accelerator0_output0_deal0_state <= 2'b01;
        end
    end
    else if ((accelerator0_output0_deal0_state == 2'b01)) begin
        if (accelerator0_output0_deal0_accepted) begin
            accelerator0_output0_deal0_token <= (accelerator0_output0_deal0_token + 1);
            accelerator0_output0_deal0_addr <= (accelerator0_output0_deal0_addr + accelerator0_output0_deal0_tile_y_stride);
            accelerator0_output0_deal0_turn <= (accelerator0_output0_deal0_turn + 1);
            if (($signed({1'b0, accelerator0_output0_deal0_turn}) == (2 - 1))) begin
                accelerator0_output0_deal0_turn <= 0;
                accelerator0_output0_deal0_slot <= (accelerator0_output0_deal0_slot + 1);
            end
        end
        else if ((accelerator0_output0_deal0_token == accelerator0_output0_deal0_tile_tokens)) begin
            accelerator0_output0_deal0_state <= 2'b10;
        end
    end
    else if ((accelerator0_output0_deal0_state == 2'b10)) begin
        if ((accelerator0_output0_runs_ready == 3)) begin
            accelerator0_output0_deal0_state <= 2'b11;
        end
    end
    else if ((accelerator0_output0_deal0_finals == 0)) begin
        accelerator0_output0_deal0_state <= 2'b00;
    end
end


always @(posedge clk) begin: accelerator0_output0_deal0_count_finals
    if (accelerator0_rst) begin
        accelerator0_output0_deal0_finals <= 0;
    end
    else if ((accelerator0_output0_deal0_accepted && accelerator0_output0_deal0_tile_last && (!accelerator0_output0_last_burst))) begin
        accelerator0_output0_deal0_finals <= (accelerator0_output0_deal0_finals + 1);
    end
    else if ((accelerator0_output0_last_burst && (!(accelerator0_output0_deal0_accepted && accelerator0_output0_deal0_tile_last)))) begin
        accelerator0_output0_deal0_finals <= (accelerator0_output0_deal0_finals - 1);
    end
end



assign accelerator0_output0_runs_ready = accelerator0_output0_gather_bits9_joined;



assign accelerator0_output0_room_bits = accelerator0_output0_gather_bits10_joined;



assign accelerator0_room = (accelerator0_output0_room_bits == 3);



assign accelerator0_output0_write_dma0_requests = accelerator0_output0_write_dma0_gather_bits11_joined;


always @(accelerator0_output0_write_dma0_turn, accelerator0_output0_write_dma0_requests) begin: accelerator0_output0_write_dma0_round_robin0_choose
    reg [1-1:0] below;
    reg [1-1:0] above;
    reg [1-1:0] any_below;
    reg [1-1:0] any_above;
    integer i;
    below = 0;
    above = 0;
    any_below = 1'h0;
    any_above = 1'h0;
    below = 0;
    above = 0;
    any_below = 0;
    any_above = 0;
    for (i=0; i<2; i=i+1) begin
        if (accelerator0_output0_write_dma0_requests[i]) begin
            if ((i > $signed({1'b0, accelerator0_output0_write_dma0_turn}))) begin
                if ((any_above == 0)) begin
                    above = i;
                    any_above = 1;
                end
            end
            else if ((any_below == 0)) begin
                below = i;
                any_below = 1;
            end
        end
    end
    accelerator0_output0_write_dma0_found = (accelerator0_output0_write_dma0_requests != 0);
    if ((any_above != 0)) begin
        accelerator0_output0_write_dma0_chosen = above;
    end
    else begin
        accelerator0_output0_write_dma0_chosen = below;
    end
end



assign accelerator0_output0_write_dma0_addr = accelerator0_output0_write_dma0_choose_signal0_signals[accelerator0_output0_write_dma0_chosen];



assign accelerator0_output0_write_dma0_beats = accelerator0_output0_write_dma0_choose_signal1_signals[accelerator0_output0_write_dma0_chosen];



assign accelerator0_output0_write_dma0_last = accelerator0_output0_write_dma0_choose_signal2_signals[accelerator0_output0_write_dma0_chosen];



assign accelerator0_output0_write_dma0_index = accelerator0_output0_write_dma0_choose_signal3_signals[accelerator0_output0_write_dma0_chosen];



assign accelerator0_output0_write_dma0_tdata = accelerator0_output0_write_dma0_choose_signal4_signals[accelerator0_output0_write_dma0_turn];



assign accelerator0_output0_write_dma0_tvalid = accelerator0_output0_write_dma0_choose_signal5_signals[accelerator0_output0_write_dma0_turn];



assign accelerator0_output0_write_dma0_asked_tready = (accelerator0_output0_write_dma0_fifo5_level != 16);
assign accelerator0_output0_write_dma0_fifo5_push = (accelerator0_output0_write_dma0_asked_tvalid && (accelerator0_output0_write_dma0_fifo5_level != 16));
assign accelerator0_output0_write_dma0_fifo5_show = (accelerator0_output0_write_dma0_answered_tready || (!accelerator0_output0_write_dma0_fifo5_shown_valid));
assign accelerator0_output0_write_dma0_fifo5_fetch = ((accelerator0_output0_write_dma0_fifo5_level != 0) && (accelerator0_output0_write_dma0_answered_tready || (!accelerator0_output0_write_dma0_fifo5_shown_valid) || (!accelerator0_output0_write_dma0_fifo5_fetched_valid)));
assign accelerator0_output0_write_dma0_answered_tdata = accelerator0_output0_write_dma0_fifo5_shown;
assign accelerator0_output0_write_dma0_answered_tvalid = accelerator0_output0_write_dma0_fifo5_shown_valid;


always @(posedge clk) begin: accelerator0_output0_write_dma0_fifo5_store
    if (accelerator0_output0_write_dma0_fifo5_push) begin
        accelerator0_output0_write_dma0_fifo5_memory[accelerator0_output0_write_dma0_fifo5_tail] <= accelerator0_output0_write_dma0_asked_tdata;
    end
end


always @(posedge clk) begin: accelerator0_output0_write_dma0_fifo5_advance
    if (accelerator0_output0_write_dma0_fifo5_fetch) begin
        accelerator0_output0_write_dma0_fifo5_fetched <= accelerator0_output0_write_dma0_fifo5_memory[accelerator0_output0_write_dma0_fifo5_head];
    end
    if (accelerator0_output0_write_dma0_fifo5_show) begin
        accelerator0_output0_write_dma0_fifo5_shown <= accelerator0_output0_write_dma0_fifo5_fetched;
    end
end


always @(posedge clk) begin: accelerator0_output0_write_dma0_fifo5_control
    if (accelerator0_rst) begin
        accelerator0_output0_write_dma0_fifo5_head <= 0;
        accelerator0_output0_write_dma0_fifo5_tail <= 0;
        accelerator0_output0_write_dma0_fifo5_level <= 0;
        accelerator0_output0_write_dma0_fifo5_fetched_valid <= 1'b0;
        accelerator0_output0_write_dma0_fifo5_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_output0_write_dma0_fifo5_push) begin
            accelerator0_output0_write_dma0_fifo5_tail <= (accelerator0_output0_write_dma0_fifo5_tail + 1);
        end
        if (accelerator0_output0_write_dma0_fifo5_fetch) begin
            accelerator0_output0_write_dma0_fifo5_head <= (accelerator0_output0_write_dma0_fifo5_head + 1);
        end
        if ((accelerator0_output0_write_dma0_fifo5_push && (!accelerator0_output0_write_dma0_fifo5_fetch))) begin
            accelerator0_output0_write_dma0_fifo5_level <= (accelerator0_output0_write_dma0_fifo5_level + 1);
        end
        else if ((accelerator0_output0_write_dma0_fifo5_fetch && (!accelerator0_output0_write_dma0_fifo5_push))) begin
            accelerator0_output0_write_dma0_fifo5_level <= (accelerator0_output0_write_dma0_fifo5_level - 1);
        end
        if (accelerator0_output0_write_dma0_fifo5_fetch) begin
            accelerator0_output0_write_dma0_fifo5_fetched_valid <= 1'b1;
        end
        else if (accelerator0_output0_write_dma0_fifo5_show) begin
            accelerator0_output0_write_dma0_fifo5_fetched_valid <= 1'b0;
        end
        if (accelerator0_output0_write_dma0_fifo5_show) begin
            accelerator0_output0_write_dma0_fifo5_shown_valid <= accelerator0_output0_write_dma0_fifo5_fetched_valid;
        end
    end
end



assign accelerator0_output0_write_dma0_serve0_burst_ready = (accelerator0_output0_write_dma0_granting && (accelerator0_output0_write_dma0_chosen == 0));
assign accelerator0_output0_write_dma0_serve0_beats_tready = (accelerator0_output0_write_dma0_streaming && (accelerator0_output0_write_dma0_turn == 0) && accelerator0_output0_write_dma0_word_ready);



assign accelerator0_output0_write_dma0_serve1_burst_ready = (accelerator0_output0_write_dma0_granting && (accelerator0_output0_write_dma0_chosen == 1));
assign accelerator0_output0_write_dma0_serve1_beats_tready = (accelerator0_output0_write_dma0_streaming && (accelerator0_output0_write_dma0_turn == 1) && accelerator0_output0_write_dma0_word_ready);



assign accelerator0_output0_write_dma0_streaming = (accelerator0_output0_write_dma0_left != 0);
assign accelerator0_output0_write_dma0_word_ready = ((!accelerator0_output0_write_dma0_offered) || m_axi_io_wready);
assign accelerator0_output0_write_dma0_take = ((accelerator0_output0_write_dma0_left != 0) && accelerator0_output0_write_dma0_tvalid && ((!accelerator0_output0_write_dma0_offered) || m_axi_io_wready));
assign accelerator0_output0_write_dma0_granting = (accelerator0_output0_write_dma0_found && ((accelerator0_output0_write_dma0_left == 0) || ((accelerator0_output0_write_dma0_left == 1) && accelerator0_output0_write_dma0_tvalid && ((!accelerator0_output0_write_dma0_offered) || m_axi_io_wready))) && ((!accelerator0_output0_write_dma0_asking) || m_axi_io_awready) && accelerator0_output0_write_dma0_asked_tready && (!accelerator0_halt));



assign accelerator0_output0_write_dma0_asked_tvalid = accelerator0_output0_write_dma0_granting;
assign accelerator0_output0_write_dma0_asked_tdata = {(accelerator0_output0_write_dma0_last && accelerator0_output0_closing), accelerator0_output0_write_dma0_index};
assign accelerator0_output0_last_burst = (accelerator0_output0_write_dma0_granting && accelerator0_output0_write_dma0_last);
assign accelerator0_output0_write_dma0_answered_tready = m_axi_io_bvalid;
assign accelerator0_completed = (m_axi_io_bvalid && accelerator0_output0_write_dma0_answered_tvalid && accelerator0_output0_write_dma0_answered_tdata[24] && (!m_axi_io_bresp[1]) && (!accelerator0_output0_write_dma0_broken) && (!accelerator0_halt));
assign accelerator0_write_failed = (m_axi_io_bvalid && accelerator0_output0_write_dma0_answered_tvalid && m_axi_io_bresp[1]);
assign accelerator0_write_job = accelerator0_output0_write_dma0_answered_tdata[24-1:0];



assign m_axi_io_awvalid = accelerator0_output0_write_dma0_asking;
assign m_axi_io_wvalid = accelerator0_output0_write_dma0_offered;
assign m_axi_io_bready = accelerator0_output0_write_dma0_answered_tvalid;
assign accelerator0_output0_quiet = (accelerator0_output0_write_dma0_open_bursts == 0);


always @(posedge clk) begin: accelerator0_output0_write_dma0_address
    m_axi_io_awsize <= 3;
    m_axi_io_awburst <= 1;
    m_axi_io_awcache <= 3;
    m_axi_io_awprot <= 0;
    if (accelerator0_rst) begin
        accelerator0_output0_write_dma0_asking <= 1'b0;
        accelerator0_output0_write_dma0_turn <= 0;
    end
    else if (accelerator0_output0_write_dma0_granting) begin
        accelerator0_output0_write_dma0_asking <= 1'b1;
        m_axi_io_awaddr <= accelerator0_output0_write_dma0_addr;
        m_axi_io_awlen <= (accelerator0_output0_write_dma0_beats - 1);
        accelerator0_output0_write_dma0_turn <= accelerator0_output0_write_dma0_chosen;
    end
    else if (m_axi_io_awready) begin
        accelerator0_output0_write_dma0_asking <= 1'b0;
    end
end


always @(posedge clk) begin: accelerator0_output0_write_dma0_data
    if (accelerator0_rst) begin
        accelerator0_output0_write_dma0_left <= 0;
        accelerator0_output0_write_dma0_offered <= 1'b0;
    end
    else begin
        if (accelerator0_output0_write_dma0_granting) begin
            accelerator0_output0_write_dma0_left <= accelerator0_output0_write_dma0_beats;
        end
        else if (accelerator0_output0_write_dma0_take) begin
            accelerator0_output0_write_dma0_left <= (accelerator0_output0_write_dma0_left - 1);
        end
        if (accelerator0_output0_write_dma0_take) begin
            accelerator0_output0_write_dma0_offered <= 1'b1;
            m_axi_io_wdata <= accelerator0_output0_write_dma0_tdata;
            m_axi_io_wlast <= (accelerator0_output0_write_dma0_left == 1);
            m_axi_io_wstrb <= 255;
            if (accelerator0_halt) begin
                m_axi_io_wstrb <= 0;
            end
        end
        else if (m_axi_io_wready) begin
            accelerator0_output0_write_dma0_offered <= 1'b0;
        end
    end
end


always @(posedge clk) begin: accelerator0_output0_write_dma0_remember
    if (accelerator0_rst) begin
        accelerator0_output0_write_dma0_broken <= 1'b0;
    end
    else if ((m_axi_io_bvalid && accelerator0_output0_write_dma0_answered_tvalid && m_axi_io_bresp[1])) begin
        accelerator0_output0_write_dma0_broken <= 1'b1;
    end
end


always @(posedge clk) begin: accelerator0_output0_write_dma0_count
    if (accelerator0_rst) begin
        accelerator0_output0_write_dma0_open_bursts <= 0;
    end
    else if ((accelerator0_output0_write_dma0_granting && (!(m_axi_io_bvalid && accelerator0_output0_write_dma0_answered_tvalid)))) begin
        accelerator0_output0_write_dma0_open_bursts <= (accelerator0_output0_write_dma0_open_bursts + 1);
    end
    else if (((!accelerator0_output0_write_dma0_granting) && m_axi_io_bvalid && accelerator0_output0_write_dma0_answered_tvalid)) begin
        accelerator0_output0_write_dma0_open_bursts <= (accelerator0_output0_write_dma0_open_bursts - 1);
    end
end



assign accelerator0_output0_tap_row0_flag = accelerator0_tap_rows[0];



assign accelerator0_output0_lane0_collect0_zero = (accelerator0_output0_lane0_collect0_count >= accelerator0_output0_lane0_collect0_words);
assign accelerator0_output0_lane0_collect0_ask = (accelerator0_output0_lane0_collect0_busy && accelerator0_output0_lane0_space && (accelerator0_output0_lane0_collect0_count != accelerator0_output0_lane0_collect0_padded) && ((!accelerator0_output0_lane0_collect0_tapped) || (accelerator0_output0_lane0_collect0_count >= accelerator0_output0_lane0_collect0_words)));
assign accelerator0_output0_lane0_run_ready = ((!accelerator0_output0_lane0_collect0_busy) && accelerator0_output0_lane0_queue_room);



assign accelerator0_output0_lane0_issued = accelerator0_output0_lane0_collect0_ask;
assign accelerator0_tile0_accumulate0_drain_address = accelerator0_output0_lane0_collect0_count[10-1:0];


always @(posedge clk) begin: accelerator0_output0_lane0_collect0_walk
    if (accelerator0_rst) begin
        accelerator0_output0_lane0_collect0_busy <= 1'b0;
        accelerator0_output0_lane0_collect0_asked <= 0;
    end
    else begin
        accelerator0_output0_lane0_collect0_asked <= {accelerator0_output0_lane0_collect0_asked[(4 - 1)-1:0], accelerator0_output0_lane0_collect0_ask};
        accelerator0_output0_lane0_collect0_zeros <= {accelerator0_output0_lane0_collect0_zeros[(4 - 1)-1:0], accelerator0_output0_lane0_collect0_zero};
        if ((!accelerator0_output0_lane0_collect0_busy)) begin
            accelerator0_output0_lane0_collect0_busy <= (accelerator0_output0_deal0_offer_run0_run_valid && accelerator0_output0_lane0_queue_room);
            accelerator0_output0_lane0_collect0_words <= accelerator0_output0_deal0_offer_run0_run_words;
            accelerator0_output0_lane0_collect0_padded <= (((accelerator0_output0_deal0_offer_run0_run_words + 15) >>> 4) << 4);
            accelerator0_output0_lane0_collect0_tapped <= accelerator0_output0_deal0_offer_run0_run_tapped;
            accelerator0_tile0_lane_mux0_slot <= accelerator0_output0_deal0_offer_run0_run_slot;
            accelerator0_output0_lane0_collect0_count <= 0;
        end
        else begin
            if ((accelerator0_output0_lane0_collect0_ask || (accelerator0_output0_lane0_collect0_tapped && accelerator0_tile0_accumulate0_tap_valid))) begin
                accelerator0_output0_lane0_collect0_count <= (accelerator0_output0_lane0_collect0_count + 1);
            end
            if (((accelerator0_output0_lane0_collect0_count == accelerator0_output0_lane0_collect0_padded) && (accelerator0_output0_lane0_collect0_asked == 0))) begin
                accelerator0_output0_lane0_collect0_busy <= 1'b0;
            end
        end
    end
end


always @(posedge clk) begin: accelerator0_output0_lane0_collect0_deliver
    accelerator0_output0_lane0_word_valid <= (accelerator0_output0_lane0_collect0_asked[(4 - 1)] || (accelerator0_output0_lane0_collect0_tapped && accelerator0_tile0_accumulate0_tap_valid));
    if (accelerator0_output0_lane0_collect0_asked[(4 - 1)]) begin
        accelerator0_output0_lane0_word <= accelerator0_tile0_lane_mux0_chosen;
        if (accelerator0_output0_lane0_collect0_zeros[(4 - 1)]) begin
            accelerator0_output0_lane0_word <= 0;
        end
    end
    else begin
        accelerator0_output0_lane0_word <= accelerator0_tile0_accumulate0_total;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane0_pack_words0_gather
    accelerator0_output0_lane0_packed_tvalid <= 1'b0;
    if (accelerator0_rst) begin
        accelerator0_output0_lane0_pack_words0_filled <= 0;
    end
    else if (accelerator0_output0_lane0_word_valid) begin
        accelerator0_output0_lane0_pack_words0_beats_tdata <= {accelerator0_output0_lane0_word[32-1:0], accelerator0_output0_lane0_pack_words0_beats_tdata[64-1:32]};
        accelerator0_output0_lane0_pack_words0_filled <= (accelerator0_output0_lane0_pack_words0_filled + 1);
        if (($signed({1'b0, accelerator0_output0_lane0_pack_words0_filled}) == (2 - 1))) begin
            accelerator0_output0_lane0_pack_words0_filled <= 0;
            accelerator0_output0_lane0_packed_tvalid <= 1'b1;
        end
    end
end



assign accelerator0_output0_lane0_fifo6_s_tready = (accelerator0_output0_lane0_fifo6_level != 64);
assign accelerator0_output0_lane0_fifo6_push = (accelerator0_output0_lane0_packed_tvalid && (accelerator0_output0_lane0_fifo6_level != 64));
assign accelerator0_output0_lane0_fifo6_show = (accelerator0_output0_write_dma0_serve0_beats_tready || (!accelerator0_output0_lane0_fifo6_shown_valid));
assign accelerator0_output0_lane0_fifo6_fetch = ((accelerator0_output0_lane0_fifo6_level != 0) && (accelerator0_output0_write_dma0_serve0_beats_tready || (!accelerator0_output0_lane0_fifo6_shown_valid) || (!accelerator0_output0_lane0_fifo6_fetched_valid)));
assign accelerator0_output0_write_dma0_choose_signal4_signals[0] = accelerator0_output0_lane0_fifo6_shown;
assign accelerator0_output0_write_dma0_choose_signal5_signals[0] = accelerator0_output0_lane0_fifo6_shown_valid;


always @(posedge clk) begin: accelerator0_output0_lane0_fifo6_store
    if (accelerator0_output0_lane0_fifo6_push) begin
        accelerator0_output0_lane0_fifo6_memory[accelerator0_output0_lane0_fifo6_tail] <= accelerator0_output0_lane0_pack_words0_beats_tdata;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane0_fifo6_advance
    if (accelerator0_output0_lane0_fifo6_fetch) begin
        accelerator0_output0_lane0_fifo6_fetched <= accelerator0_output0_lane0_fifo6_memory[accelerator0_output0_lane0_fifo6_head];
    end
    if (accelerator0_output0_lane0_fifo6_show) begin
        accelerator0_output0_lane0_fifo6_shown <= accelerator0_output0_lane0_fifo6_fetched;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane0_fifo6_control
    if (accelerator0_rst) begin
        accelerator0_output0_lane0_fifo6_head <= 0;
        accelerator0_output0_lane0_fifo6_tail <= 0;
        accelerator0_output0_lane0_fifo6_level <= 0;
        accelerator0_output0_lane0_fifo6_fetched_valid <= 1'b0;
        accelerator0_output0_lane0_fifo6_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_output0_lane0_fifo6_push) begin
            accelerator0_output0_lane0_fifo6_tail <= (accelerator0_output0_lane0_fifo6_tail + 1);
        end
        if (accelerator0_output0_lane0_fifo6_fetch) begin
            accelerator0_output0_lane0_fifo6_head <= (accelerator0_output0_lane0_fifo6_head + 1);
        end
        if ((accelerator0_output0_lane0_fifo6_push && (!accelerator0_output0_lane0_fifo6_fetch))) begin
            accelerator0_output0_lane0_fifo6_level <= (accelerator0_output0_lane0_fifo6_level + 1);
        end
        else if ((accelerator0_output0_lane0_fifo6_fetch && (!accelerator0_output0_lane0_fifo6_push))) begin
            accelerator0_output0_lane0_fifo6_level <= (accelerator0_output0_lane0_fifo6_level - 1);
        end
        if (accelerator0_output0_lane0_fifo6_fetch) begin
            accelerator0_output0_lane0_fifo6_fetched_valid <= 1'b1;
        end
        else if (accelerator0_output0_lane0_fifo6_show) begin
            accelerator0_output0_lane0_fifo6_fetched_valid <= 1'b0;
        end
        if (accelerator0_output0_lane0_fifo6_show) begin
            accelerator0_output0_lane0_fifo6_shown_valid <= accelerator0_output0_lane0_fifo6_fetched_valid;
        end
    end
end



assign accelerator0_output0_lane0_offer_bursts0_queued_tready = (accelerator0_output0_lane0_offer_bursts0_fifo7_level != 4);
assign accelerator0_output0_lane0_offer_bursts0_fifo7_push = (accelerator0_output0_lane0_offer_bursts0_queued_tvalid && (accelerator0_output0_lane0_offer_bursts0_fifo7_level != 4));
assign accelerator0_output0_lane0_offer_bursts0_fifo7_show = (accelerator0_output0_lane0_offer_bursts0_queue_tready || (!accelerator0_output0_lane0_offer_bursts0_fifo7_shown_valid));
assign accelerator0_output0_lane0_offer_bursts0_fifo7_fetch = ((accelerator0_output0_lane0_offer_bursts0_fifo7_level != 0) && (accelerator0_output0_lane0_offer_bursts0_queue_tready || (!accelerator0_output0_lane0_offer_bursts0_fifo7_shown_valid) || (!accelerator0_output0_lane0_offer_bursts0_fifo7_fetched_valid)));
assign accelerator0_output0_lane0_offer_bursts0_queue_tdata = accelerator0_output0_lane0_offer_bursts0_fifo7_shown;
assign accelerator0_output0_lane0_offer_bursts0_queue_tvalid = accelerator0_output0_lane0_offer_bursts0_fifo7_shown_valid;


always @(posedge clk) begin: accelerator0_output0_lane0_offer_bursts0_fifo7_store
    if (accelerator0_output0_lane0_offer_bursts0_fifo7_push) begin
        accelerator0_output0_lane0_offer_bursts0_fifo7_memory[accelerator0_output0_lane0_offer_bursts0_fifo7_tail] <= accelerator0_output0_lane0_offer_bursts0_queued_tdata;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane0_offer_bursts0_fifo7_advance
    if (accelerator0_output0_lane0_offer_bursts0_fifo7_fetch) begin
        accelerator0_output0_lane0_offer_bursts0_fifo7_fetched <= accelerator0_output0_lane0_offer_bursts0_fifo7_memory[accelerator0_output0_lane0_offer_bursts0_fifo7_head];
    end
    if (accelerator0_output0_lane0_offer_bursts0_fifo7_show) begin
        accelerator0_output0_lane0_offer_bursts0_fifo7_shown <= accelerator0_output0_lane0_offer_bursts0_fifo7_fetched;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane0_offer_bursts0_fifo7_control
    if (accelerator0_rst) begin
        accelerator0_output0_lane0_offer_bursts0_fifo7_head <= 0;
        accelerator0_output0_lane0_offer_bursts0_fifo7_tail <= 0;
        accelerator0_output0_lane0_offer_bursts0_fifo7_level <= 0;
        accelerator0_output0_lane0_offer_bursts0_fifo7_fetched_valid <= 1'b0;
        accelerator0_output0_lane0_offer_bursts0_fifo7_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_output0_lane0_offer_bursts0_fifo7_push) begin
            accelerator0_output0_lane0_offer_bursts0_fifo7_tail <= (accelerator0_output0_lane0_offer_bursts0_fifo7_tail + 1);
        end
        if (accelerator0_output0_lane0_offer_bursts0_fifo7_fetch) begin
            accelerator0_output0_lane0_offer_bursts0_fifo7_head <= (accelerator0_output0_lane0_offer_bursts0_fifo7_head + 1);
        end
        if ((accelerator0_output0_lane0_offer_bursts0_fifo7_push && (!accelerator0_output0_lane0_offer_bursts0_fifo7_fetch))) begin
            accelerator0_output0_lane0_offer_bursts0_fifo7_level <= (accelerator0_output0_lane0_offer_bursts0_fifo7_level + 1);
        end
        else if ((accelerator0_output0_lane0_offer_bursts0_fifo7_fetch && (!accelerator0_output0_lane0_offer_bursts0_fifo7_push))) begin
            accelerator0_output0_lane0_offer_bursts0_fifo7_level <= (accelerator0_output0_lane0_offer_bursts0_fifo7_level - 1);
        end
        if (accelerator0_output0_lane0_offer_bursts0_fifo7_fetch) begin
            accelerator0_output0_lane0_offer_bursts0_fifo7_fetched_valid <= 1'b1;
        end
        else if (accelerator0_output0_lane0_offer_bursts0_fifo7_show) begin
            accelerator0_output0_lane0_offer_bursts0_fifo7_fetched_valid <= 1'b0;
        end
        if (accelerator0_output0_lane0_offer_bursts0_fifo7_show) begin
            accelerator0_output0_lane0_offer_bursts0_fifo7_shown_valid <= accelerator0_output0_lane0_offer_bursts0_fifo7_fetched_valid;
        end
    end
end



assign accelerator0_output0_lane0_offer_bursts0_command_ready = (!accelerator0_output0_lane0_offer_bursts0_split2_active);
assign accelerator0_output0_lane0_offer_bursts0_addr = accelerator0_output0_lane0_offer_bursts0_split2_addr;
assign accelerator0_output0_lane0_offer_bursts0_size = accelerator0_output0_lane0_offer_bursts0_split2_beats;
assign accelerator0_output0_lane0_offer_bursts0_ending = accelerator0_output0_lane0_offer_bursts0_split2_ending;
assign accelerator0_output0_lane0_offer_bursts0_sized = accelerator0_output0_lane0_offer_bursts0_split2_sized;


always @(posedge clk) begin: accelerator0_output0_lane0_offer_bursts0_split2_step
    reg [5-1:0] room;
    room = 0;
    room = (16 - accelerator0_output0_lane0_offer_bursts0_split2_addr[7-1:3]);
    if (accelerator0_rst) begin
        accelerator0_output0_lane0_offer_bursts0_split2_active <= 1'b0;
        accelerator0_output0_lane0_offer_bursts0_split2_sized <= 1'b0;
    end
    else if ((!accelerator0_output0_lane0_offer_bursts0_split2_active)) begin
        accelerator0_output0_lane0_offer_bursts0_split2_addr <= accelerator0_output0_lane0_offer_bursts0_command_addr;
        accelerator0_output0_lane0_offer_bursts0_split2_left <= accelerator0_output0_lane0_offer_bursts0_command_beats;
        accelerator0_output0_lane0_offer_bursts0_split2_active <= accelerator0_output0_lane0_offer_bursts0_command_valid;
    end
    else if ((!accelerator0_output0_lane0_offer_bursts0_split2_sized)) begin
        accelerator0_output0_lane0_offer_bursts0_split2_sized <= 1'b1;
        accelerator0_output0_lane0_offer_bursts0_split2_beats <= room;
        accelerator0_output0_lane0_offer_bursts0_split2_ending <= 1'b0;
        if ((accelerator0_output0_lane0_offer_bursts0_split2_left <= room)) begin
            accelerator0_output0_lane0_offer_bursts0_split2_beats <= accelerator0_output0_lane0_offer_bursts0_split2_left[5-1:0];
            accelerator0_output0_lane0_offer_bursts0_split2_ending <= 1'b1;
        end
    end
    else if (accelerator0_output0_lane0_offer_bursts0_taken_now) begin
        accelerator0_output0_lane0_offer_bursts0_split2_sized <= 1'b0;
        accelerator0_output0_lane0_offer_bursts0_split2_active <= (!accelerator0_output0_lane0_offer_bursts0_split2_ending);
        accelerator0_output0_lane0_offer_bursts0_split2_left <= (accelerator0_output0_lane0_offer_bursts0_split2_left - accelerator0_output0_lane0_offer_bursts0_split2_beats);
        accelerator0_output0_lane0_offer_bursts0_split2_addr <= (accelerator0_output0_lane0_offer_bursts0_split2_addr + (accelerator0_output0_lane0_offer_bursts0_split2_beats << 3));
    end
end



assign accelerator0_output0_lane0_offer_bursts0_taken_now = (accelerator0_output0_write_dma0_serve0_burst_ready && accelerator0_output0_lane0_offer_bursts0_sized && (accelerator0_output0_lane0_offer_bursts0_available >= accelerator0_output0_lane0_offer_bursts0_size));



assign accelerator0_output0_lane0_offer_bursts0_beats = (((accelerator0_output0_deal0_offer_run0_run_words + 15) >>> 4) << 3);



assign accelerator0_output0_lane0_queue_room = accelerator0_output0_lane0_offer_bursts0_queued_tready;
assign accelerator0_output0_lane0_offer_bursts0_queued_tvalid = accelerator0_output0_lane0_accepted;
assign accelerator0_output0_lane0_offer_bursts0_queued_tdata = {accelerator0_output0_deal0_offer_run0_run_last, accelerator0_output0_deal0_offer_run0_run_index, accelerator0_output0_lane0_offer_bursts0_beats, accelerator0_output0_deal0_offer_run0_run_addr};



assign accelerator0_output0_lane0_offer_bursts0_command_valid = accelerator0_output0_lane0_offer_bursts0_queue_tvalid;
assign accelerator0_output0_lane0_offer_bursts0_command_addr = accelerator0_output0_lane0_offer_bursts0_queue_tdata[32-1:0];
assign accelerator0_output0_lane0_offer_bursts0_command_beats = accelerator0_output0_lane0_offer_bursts0_queue_tdata[32+:16];
assign accelerator0_output0_lane0_offer_bursts0_queue_tready = accelerator0_output0_lane0_offer_bursts0_command_ready;



assign accelerator0_output0_lane0_offer_bursts0_burst_valid = (accelerator0_output0_lane0_offer_bursts0_sized && (accelerator0_output0_lane0_offer_bursts0_available >= accelerator0_output0_lane0_offer_bursts0_size));
assign accelerator0_output0_write_dma0_choose_signal0_signals[0] = accelerator0_output0_lane0_offer_bursts0_addr;
assign accelerator0_output0_write_dma0_choose_signal1_signals[0] = accelerator0_output0_lane0_offer_bursts0_size;
assign accelerator0_output0_write_dma0_choose_signal2_signals[0] = (accelerator0_output0_lane0_offer_bursts0_ending && accelerator0_output0_lane0_offer_bursts0_last);
assign accelerator0_output0_write_dma0_choose_signal3_signals[0] = accelerator0_output0_lane0_offer_bursts0_index;


always @(posedge clk) begin: accelerator0_output0_lane0_offer_bursts0_remember
    if ((accelerator0_output0_lane0_offer_bursts0_queue_tvalid && accelerator0_output0_lane0_offer_bursts0_command_ready)) begin
        accelerator0_output0_lane0_offer_bursts0_index <= accelerator0_output0_lane0_offer_bursts0_queue_tdata[((32 + 16) + 24)-1:(32 + 16)];
        accelerator0_output0_lane0_offer_bursts0_last <= accelerator0_output0_lane0_offer_bursts0_queue_tdata[((32 + 16) + 24)];
    end
end


always @(posedge clk) begin: accelerator0_output0_lane0_offer_bursts0_count
    reg [5-1:0] taken;
    reg [1-1:0] given;
    taken = 0;
    given = 0;
    taken = 0;
    given = 0;
    if (accelerator0_output0_lane0_offer_bursts0_taken_now) begin
        taken = accelerator0_output0_lane0_offer_bursts0_size;
    end
    if (accelerator0_output0_lane0_stored) begin
        given = 1;
    end
    if (accelerator0_rst) begin
        accelerator0_output0_lane0_offer_bursts0_available <= 0;
    end
    else begin
        accelerator0_output0_lane0_offer_bursts0_available <= ((accelerator0_output0_lane0_offer_bursts0_available + given) - taken);
    end
end



assign accelerator0_output0_lane0_accepted = (accelerator0_output0_deal0_offer_run0_run_valid && accelerator0_output0_lane0_run_ready);
assign accelerator0_output0_lane0_stored = accelerator0_output0_lane0_packed_tvalid;
assign accelerator0_output0_lane0_room = accelerator0_output0_lane0_space;


always @(posedge clk) begin: accelerator0_output0_lane0_reserve
    reg [8-1:0] step;
    step = 8'h0;
    if ((accelerator0_output0_write_dma0_choose_signal5_signals[0] && accelerator0_output0_write_dma0_serve0_beats_tready)) begin
        step = 254;
        if ((accelerator0_output0_lane0_issued && accelerator0_output0_tap_row0_flag)) begin
            step = 0;
        end
        else if ((accelerator0_output0_lane0_issued || accelerator0_output0_tap_row0_flag)) begin
            step = 255;
        end
    end
    else begin
        step = 0;
        if ((accelerator0_output0_lane0_issued && accelerator0_output0_tap_row0_flag)) begin
            step = 2;
        end
        else if ((accelerator0_output0_lane0_issued || accelerator0_output0_tap_row0_flag)) begin
            step = 1;
        end
    end
    if (accelerator0_rst) begin
        accelerator0_output0_lane0_reserved <= 0;
        accelerator0_output0_lane0_space <= 1'b0;
    end
    else begin
        accelerator0_output0_lane0_reserved <= (accelerator0_output0_lane0_reserved + step);
        accelerator0_output0_lane0_space <= (accelerator0_output0_lane0_reserved <= 124);
    end
end



assign accelerator0_output0_tap_row1_flag = accelerator0_tap_rows[1];



assign accelerator0_output0_lane1_collect1_zero = (accelerator0_output0_lane1_collect1_count >= accelerator0_output0_lane1_collect1_words);
assign accelerator0_output0_lane1_collect1_ask = (accelerator0_output0_lane1_collect1_busy && accelerator0_output0_lane1_space && (accelerator0_output0_lane1_collect1_count != accelerator0_output0_lane1_collect1_padded) && ((!accelerator0_output0_lane1_collect1_tapped) || (accelerator0_output0_lane1_collect1_count >= accelerator0_output0_lane1_collect1_words)));
assign accelerator0_output0_lane1_run_ready = ((!accelerator0_output0_lane1_collect1_busy) && accelerator0_output0_lane1_queue_room);



assign accelerator0_output0_lane1_issued = accelerator0_output0_lane1_collect1_ask;
assign accelerator0_tile0_accumulate1_drain_address = accelerator0_output0_lane1_collect1_count[10-1:0];


always @(posedge clk) begin: accelerator0_output0_lane1_collect1_walk
    if (accelerator0_rst) begin
        accelerator0_output0_lane1_collect1_busy <= 1'b0;
        accelerator0_output0_lane1_collect1_asked <= 0;
    end
    else begin
        accelerator0_output0_lane1_collect1_asked <= {accelerator0_output0_lane1_collect1_asked[(4 - 1)-1:0], accelerator0_output0_lane1_collect1_ask};
        accelerator0_output0_lane1_collect1_zeros <= {accelerator0_output0_lane1_collect1_zeros[(4 - 1)-1:0], accelerator0_output0_lane1_collect1_zero};
        if ((!accelerator0_output0_lane1_collect1_busy)) begin
            accelerator0_output0_lane1_collect1_busy <= (accelerator0_output0_deal0_offer_run1_run_valid && accelerator0_output0_lane1_queue_room);
            accelerator0_output0_lane1_collect1_words <= accelerator0_output0_deal0_offer_run1_run_words;
            accelerator0_output0_lane1_collect1_padded <= (((accelerator0_output0_deal0_offer_run1_run_words + 15) >>> 4) << 4);
            accelerator0_output0_lane1_collect1_tapped <= accelerator0_output0_deal0_offer_run1_run_tapped;
            accelerator0_tile0_lane_mux1_slot <= accelerator0_output0_deal0_offer_run1_run_slot;
            accelerator0_output0_lane1_collect1_count <= 0;
        end
        else begin
            if ((accelerator0_output0_lane1_collect1_ask || (accelerator0_output0_lane1_collect1_tapped && accelerator0_tile0_accumulate1_tap_valid))) begin
                accelerator0_output0_lane1_collect1_count <= (accelerator0_output0_lane1_collect1_count + 1);
            end
            if (((accelerator0_output0_lane1_collect1_count == accelerator0_output0_lane1_collect1_padded) && (accelerator0_output0_lane1_collect1_asked == 0))) begin
                accelerator0_output0_lane1_collect1_busy <= 1'b0;
            end
        end
    end
end


always @(posedge clk) begin: accelerator0_output0_lane1_collect1_deliver
    accelerator0_output0_lane1_word_valid <= (accelerator0_output0_lane1_collect1_asked[(4 - 1)] || (accelerator0_output0_lane1_collect1_tapped && accelerator0_tile0_accumulate1_tap_valid));
    if (accelerator0_output0_lane1_collect1_asked[(4 - 1)]) begin
        accelerator0_output0_lane1_word <= accelerator0_tile0_lane_mux1_chosen;
        if (accelerator0_output0_lane1_collect1_zeros[(4 - 1)]) begin
            accelerator0_output0_lane1_word <= 0;
        end
    end
    else begin
        accelerator0_output0_lane1_word <= accelerator0_tile0_accumulate1_total;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane1_pack_words1_gather
    accelerator0_output0_lane1_packed_tvalid <= 1'b0;
    if (accelerator0_rst) begin
        accelerator0_output0_lane1_pack_words1_filled <= 0;
    end
    else if (accelerator0_output0_lane1_word_valid) begin
        accelerator0_output0_lane1_pack_words1_beats_tdata <= {accelerator0_output0_lane1_word[32-1:0], accelerator0_output0_lane1_pack_words1_beats_tdata[64-1:32]};
        accelerator0_output0_lane1_pack_words1_filled <= (accelerator0_output0_lane1_pack_words1_filled + 1);
        if (($signed({1'b0, accelerator0_output0_lane1_pack_words1_filled}) == (2 - 1))) begin
            accelerator0_output0_lane1_pack_words1_filled <= 0;
            accelerator0_output0_lane1_packed_tvalid <= 1'b1;
        end
    end
end



assign accelerator0_output0_lane1_fifo8_s_tready = (accelerator0_output0_lane1_fifo8_level != 64);
assign accelerator0_output0_lane1_fifo8_push = (accelerator0_output0_lane1_packed_tvalid && (accelerator0_output0_lane1_fifo8_level != 64));
assign accelerator0_output0_lane1_fifo8_show = (accelerator0_output0_write_dma0_serve1_beats_tready || (!accelerator0_output0_lane1_fifo8_shown_valid));
assign accelerator0_output0_lane1_fifo8_fetch = ((accelerator0_output0_lane1_fifo8_level != 0) && (accelerator0_output0_write_dma0_serve1_beats_tready || (!accelerator0_output0_lane1_fifo8_shown_valid) || (!accelerator0_output0_lane1_fifo8_fetched_valid)));
assign accelerator0_output0_write_dma0_choose_signal4_signals[1] = accelerator0_output0_lane1_fifo8_shown;
assign accelerator0_output0_write_dma0_choose_signal5_signals[1] = accelerator0_output0_lane1_fifo8_shown_valid;


always @(posedge clk) begin: accelerator0_output0_lane1_fifo8_store
    if (accelerator0_output0_lane1_fifo8_push) begin
        accelerator0_output0_lane1_fifo8_memory[accelerator0_output0_lane1_fifo8_tail] <= accelerator0_output0_lane1_pack_words1_beats_tdata;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane1_fifo8_advance
    if (accelerator0_output0_lane1_fifo8_fetch) begin
        accelerator0_output0_lane1_fifo8_fetched <= accelerator0_output0_lane1_fifo8_memory[accelerator0_output0_lane1_fifo8_head];
    end
    if (accelerator0_output0_lane1_fifo8_show) begin
        accelerator0_output0_lane1_fifo8_shown <= accelerator0_output0_lane1_fifo8_fetched;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane1_fifo8_control
    if (accelerator0_rst) begin
        accelerator0_output0_lane1_fifo8_head <= 0;
        accelerator0_output0_lane1_fifo8_tail <= 0;
        accelerator0_output0_lane1_fifo8_level <= 0;
        accelerator0_output0_lane1_fifo8_fetched_valid <= 1'b0;
        accelerator0_output0_lane1_fifo8_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_output0_lane1_fifo8_push) begin
            accelerator0_output0_lane1_fifo8_tail <= (accelerator0_output0_lane1_fifo8_tail + 1);
        end
        if (accelerator0_output0_lane1_fifo8_fetch) begin
            accelerator0_output0_lane1_fifo8_head <= (accelerator0_output0_lane1_fifo8_head + 1);
        end
        if ((accelerator0_output0_lane1_fifo8_push && (!accelerator0_output0_lane1_fifo8_fetch))) begin
            accelerator0_output0_lane1_fifo8_level <= (accelerator0_output0_lane1_fifo8_level + 1);
        end
        else if ((accelerator0_output0_lane1_fifo8_fetch && (!accelerator0_output0_lane1_fifo8_push))) begin
            accelerator0_output0_lane1_fifo8_level <= (accelerator0_output0_lane1_fifo8_level - 1);
        end
        if (accelerator0_output0_lane1_fifo8_fetch) begin
            accelerator0_output0_lane1_fifo8_fetched_valid <= 1'b1;
        end
        else if (accelerator0_output0_lane1_fifo8_show) begin
            accelerator0_output0_lane1_fifo8_fetched_valid <= 1'b0;
        end
        if (accelerator0_output0_lane1_fifo8_show) begin
            accelerator0_output0_lane1_fifo8_shown_valid <= accelerator0_output0_lane1_fifo8_fetched_valid;
        end
    end
end



assign accelerator0_output0_lane1_offer_bursts1_queued_tready = (accelerator0_output0_lane1_offer_bursts1_fifo9_level != 4);
assign accelerator0_output0_lane1_offer_bursts1_fifo9_push = (accelerator0_output0_lane1_offer_bursts1_queued_tvalid && (accelerator0_output0_lane1_offer_bursts1_fifo9_level != 4));
assign accelerator0_output0_lane1_offer_bursts1_fifo9_show = (accelerator0_output0_lane1_offer_bursts1_queue_tready || (!accelerator0_output0_lane1_offer_bursts1_fifo9_shown_valid));
assign accelerator0_output0_lane1_offer_bursts1_fifo9_fetch = ((accelerator0_output0_lane1_offer_bursts1_fifo9_level != 0) && (accelerator0_output0_lane1_offer_bursts1_queue_tready || (!accelerator0_output0_lane1_offer_bursts1_fifo9_shown_valid) || (!accelerator0_output0_lane1_offer_bursts1_fifo9_fetched_valid)));
assign accelerator0_output0_lane1_offer_bursts1_queue_tdata = accelerator0_output0_lane1_offer_bursts1_fifo9_shown;
assign accelerator0_output0_lane1_offer_bursts1_queue_tvalid = accelerator0_output0_lane1_offer_bursts1_fifo9_shown_valid;


always @(posedge clk) begin: accelerator0_output0_lane1_offer_bursts1_fifo9_store
    if (accelerator0_output0_lane1_offer_bursts1_fifo9_push) begin
        accelerator0_output0_lane1_offer_bursts1_fifo9_memory[accelerator0_output0_lane1_offer_bursts1_fifo9_tail] <= accelerator0_output0_lane1_offer_bursts1_queued_tdata;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane1_offer_bursts1_fifo9_advance
    if (accelerator0_output0_lane1_offer_bursts1_fifo9_fetch) begin
        accelerator0_output0_lane1_offer_bursts1_fifo9_fetched <= accelerator0_output0_lane1_offer_bursts1_fifo9_memory[accelerator0_output0_lane1_offer_bursts1_fifo9_head];
    end
    if (accelerator0_output0_lane1_offer_bursts1_fifo9_show) begin
        accelerator0_output0_lane1_offer_bursts1_fifo9_shown <= accelerator0_output0_lane1_offer_bursts1_fifo9_fetched;
    end
end


always @(posedge clk) begin: accelerator0_output0_lane1_offer_bursts1_fifo9_control
    if (accelerator0_rst) begin
        accelerator0_output0_lane1_offer_bursts1_fifo9_head <= 0;
        accelerator0_output0_lane1_offer_bursts1_fifo9_tail <= 0;
        accelerator0_output0_lane1_offer_bursts1_fifo9_level <= 0;
        accelerator0_output0_lane1_offer_bursts1_fifo9_fetched_valid <= 1'b0;
        accelerator0_output0_lane1_offer_bursts1_fifo9_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_output0_lane1_offer_bursts1_fifo9_push) begin
            accelerator0_output0_lane1_offer_bursts1_fifo9_tail <= (accelerator0_output0_lane1_offer_bursts1_fifo9_tail + 1);
        end
        if (accelerator0_output0_lane1_offer_bursts1_fifo9_fetch) begin
            accelerator0_output0_lane1_offer_bursts1_fifo9_head <= (accelerator0_output0_lane1_offer_bursts1_fifo9_head + 1);
        end
        if ((accelerator0_output0_lane1_offer_bursts1_fifo9_push && (!accelerator0_output0_lane1_offer_bursts1_fifo9_fetch))) begin
            accelerator0_output0_lane1_offer_bursts1_fifo9_level <= (accelerator0_output0_lane1_offer_bursts1_fifo9_level + 1);
        end
        else if ((accelerator0_output0_lane1_offer_bursts1_fifo9_fetch && (!accelerator0_output0_lane1_offer_bursts1_fifo9_push))) begin
            accelerator0_output0_lane1_offer_bursts1_fifo9_level <= (accelerator0_output0_lane1_offer_bursts1_fifo9_level - 1);
        end
        if (accelerator0_output0_lane1_offer_bursts1_fifo9_fetch) begin
            accelerator0_output0_lane1_offer_bursts1_fifo9_fetched_valid <= 1'b1;
        end
        else if (accelerator0_output0_lane1_offer_bursts1_fifo9_show) begin
            accelerator0_output0_lane1_offer_bursts1_fifo9_fetched_valid <= 1'b0;
        end
        if (accelerator0_output0_lane1_offer_bursts1_fifo9_show) begin
            accelerator0_output0_lane1_offer_bursts1_fifo9_shown_valid <= accelerator0_output0_lane1_offer_bursts1_fifo9_fetched_valid;
        end
    end
end



assign accelerator0_output0_lane1_offer_bursts1_command_ready = (!accelerator0_output0_lane1_offer_bursts1_split3_active);
assign accelerator0_output0_lane1_offer_bursts1_addr = accelerator0_output0_lane1_offer_bursts1_split3_addr;
assign accelerator0_output0_lane1_offer_bursts1_size = accelerator0_output0_lane1_offer_bursts1_split3_beats;
assign accelerator0_output0_lane1_offer_bursts1_ending = accelerator0_output0_lane1_offer_bursts1_split3_ending;
assign accelerator0_output0_lane1_offer_bursts1_sized = accelerator0_output0_lane1_offer_bursts1_split3_sized;


always @(posedge clk) begin: accelerator0_output0_lane1_offer_bursts1_split3_step
    reg [5-1:0] room;
    room = 0;
    room = (16 - accelerator0_output0_lane1_offer_bursts1_split3_addr[7-1:3]);
    if (accelerator0_rst) begin
        accelerator0_output0_lane1_offer_bursts1_split3_active <= 1'b0;
        accelerator0_output0_lane1_offer_bursts1_split3_sized <= 1'b0;
    end
    else if ((!accelerator0_output0_lane1_offer_bursts1_split3_active)) begin
        accelerator0_output0_lane1_offer_bursts1_split3_addr <= accelerator0_output0_lane1_offer_bursts1_command_addr;
        accelerator0_output0_lane1_offer_bursts1_split3_left <= accelerator0_output0_lane1_offer_bursts1_command_beats;
        accelerator0_output0_lane1_offer_bursts1_split3_active <= accelerator0_output0_lane1_offer_bursts1_command_valid;
    end
    else if ((!accelerator0_output0_lane1_offer_bursts1_split3_sized)) begin
        accelerator0_output0_lane1_offer_bursts1_split3_sized <= 1'b1;
        accelerator0_output0_lane1_offer_bursts1_split3_beats <= room;
        accelerator0_output0_lane1_offer_bursts1_split3_ending <= 1'b0;
        if ((accelerator0_output0_lane1_offer_bursts1_split3_left <= room)) begin
            accelerator0_output0_lane1_offer_bursts1_split3_beats <= accelerator0_output0_lane1_offer_bursts1_split3_left[5-1:0];
            accelerator0_output0_lane1_offer_bursts1_split3_ending <= 1'b1;
        end
    end
    else if (accelerator0_output0_lane1_offer_bursts1_taken_now) begin
        accelerator0_output0_lane1_offer_bursts1_split3_sized <= 1'b0;
        accelerator0_output0_lane1_offer_bursts1_split3_active <= (!accelerator0_output0_lane1_offer_bursts1_split3_ending);
        accelerator0_output0_lane1_offer_bursts1_split3_left <= (accelerator0_output0_lane1_offer_bursts1_split3_left - accelerator0_output0_lane1_offer_bursts1_split3_beats);
        accelerator0_output0_lane1_offer_bursts1_split3_addr <= (accelerator0_output0_lane1_offer_bursts1_split3_addr + (accelerator0_output0_lane1_offer_bursts1_split3_beats << 3));
    end
end



assign accelerator0_output0_lane1_offer_bursts1_taken_now = (accelerator0_output0_write_dma0_serve1_burst_ready && accelerator0_output0_lane1_offer_bursts1_sized && (accelerator0_output0_lane1_offer_bursts1_available >= accelerator0_output0_lane1_offer_bursts1_size));



assign accelerator0_output0_lane1_offer_bursts1_beats = (((accelerator0_output0_deal0_offer_run1_run_words + 15) >>> 4) << 3);



assign accelerator0_output0_lane1_queue_room = accelerator0_output0_lane1_offer_bursts1_queued_tready;
assign accelerator0_output0_lane1_offer_bursts1_queued_tvalid = accelerator0_output0_lane1_accepted;
assign accelerator0_output0_lane1_offer_bursts1_queued_tdata = {accelerator0_output0_deal0_offer_run1_run_last, accelerator0_output0_deal0_offer_run1_run_index, accelerator0_output0_lane1_offer_bursts1_beats, accelerator0_output0_deal0_offer_run1_run_addr};



assign accelerator0_output0_lane1_offer_bursts1_command_valid = accelerator0_output0_lane1_offer_bursts1_queue_tvalid;
assign accelerator0_output0_lane1_offer_bursts1_command_addr = accelerator0_output0_lane1_offer_bursts1_queue_tdata[32-1:0];
assign accelerator0_output0_lane1_offer_bursts1_command_beats = accelerator0_output0_lane1_offer_bursts1_queue_tdata[32+:16];
assign accelerator0_output0_lane1_offer_bursts1_queue_tready = accelerator0_output0_lane1_offer_bursts1_command_ready;



assign accelerator0_output0_lane1_offer_bursts1_burst_valid = (accelerator0_output0_lane1_offer_bursts1_sized && (accelerator0_output0_lane1_offer_bursts1_available >= accelerator0_output0_lane1_offer_bursts1_size));
assign accelerator0_output0_write_dma0_choose_signal0_signals[1] = accelerator0_output0_lane1_offer_bursts1_addr;
assign accelerator0_output0_write_dma0_choose_signal1_signals[1] = accelerator0_output0_lane1_offer_bursts1_size;
assign accelerator0_output0_write_dma0_choose_signal2_signals[1] = (accelerator0_output0_lane1_offer_bursts1_ending && accelerator0_output0_lane1_offer_bursts1_last);
assign accelerator0_output0_write_dma0_choose_signal3_signals[1] = accelerator0_output0_lane1_offer_bursts1_index;


always @(posedge clk) begin: accelerator0_output0_lane1_offer_bursts1_remember
    if ((accelerator0_output0_lane1_offer_bursts1_queue_tvalid && accelerator0_output0_lane1_offer_bursts1_command_ready)) begin
        accelerator0_output0_lane1_offer_bursts1_index <= accelerator0_output0_lane1_offer_bursts1_queue_tdata[((32 + 16) + 24)-1:(32 + 16)];
        accelerator0_output0_lane1_offer_bursts1_last <= accelerator0_output0_lane1_offer_bursts1_queue_tdata[((32 + 16) + 24)];
    end
end


always @(posedge clk) begin: accelerator0_output0_lane1_offer_bursts1_count
    reg [5-1:0] taken;
    reg [1-1:0] given;
    taken = 0;
    given = 0;
    taken = 0;
    given = 0;
    if (accelerator0_output0_lane1_offer_bursts1_taken_now) begin
        taken = accelerator0_output0_lane1_offer_bursts1_size;
    end
    if (accelerator0_output0_lane1_stored) begin
        given = 1;
    end
    if (accelerator0_rst) begin
        accelerator0_output0_lane1_offer_bursts1_available <= 0;
    end
    else begin
        accelerator0_output0_lane1_offer_bursts1_available <= ((accelerator0_output0_lane1_offer_bursts1_available + given) - taken);
    end
end



assign accelerator0_output0_lane1_accepted = (accelerator0_output0_deal0_offer_run1_run_valid && accelerator0_output0_lane1_run_ready);
assign accelerator0_output0_lane1_stored = accelerator0_output0_lane1_packed_tvalid;
assign accelerator0_output0_lane1_room = accelerator0_output0_lane1_space;


always @(posedge clk) begin: accelerator0_output0_lane1_reserve
    reg [8-1:0] step;
    step = 8'h0;
    if ((accelerator0_output0_write_dma0_choose_signal5_signals[1] && accelerator0_output0_write_dma0_serve1_beats_tready)) begin
        step = 254;
        if ((accelerator0_output0_lane1_issued && accelerator0_output0_tap_row1_flag)) begin
            step = 0;
        end
        else if ((accelerator0_output0_lane1_issued || accelerator0_output0_tap_row1_flag)) begin
            step = 255;
        end
    end
    else begin
        step = 0;
        if ((accelerator0_output0_lane1_issued && accelerator0_output0_tap_row1_flag)) begin
            step = 2;
        end
        else if ((accelerator0_output0_lane1_issued || accelerator0_output0_tap_row1_flag)) begin
            step = 1;
        end
    end
    if (accelerator0_rst) begin
        accelerator0_output0_lane1_reserved <= 0;
        accelerator0_output0_lane1_space <= 1'b0;
    end
    else begin
        accelerator0_output0_lane1_reserved <= (accelerator0_output0_lane1_reserved + step);
        accelerator0_output0_lane1_space <= (accelerator0_output0_lane1_reserved <= 124);
    end
end



assign accelerator0_sequencer0_port_command0_taker2_ready = (!accelerator0_weight_port0_fetch_bursts2_split4_active);
assign accelerator0_weight_port0_fetch_bursts2_burst_addr = accelerator0_weight_port0_fetch_bursts2_split4_addr;
assign accelerator0_weight_port0_fetch_bursts2_burst_beats = accelerator0_weight_port0_fetch_bursts2_split4_beats;
assign accelerator0_weight_port0_fetch_bursts2_burst_last = accelerator0_weight_port0_fetch_bursts2_split4_ending;
assign accelerator0_weight_port0_fetch_bursts2_burst_valid = accelerator0_weight_port0_fetch_bursts2_split4_sized;


always @(posedge clk) begin: accelerator0_weight_port0_fetch_bursts2_split4_step
    reg [5-1:0] room;
    room = 0;
    room = (16 - accelerator0_weight_port0_fetch_bursts2_split4_addr[7-1:3]);
    if (accelerator0_ports_rst) begin
        accelerator0_weight_port0_fetch_bursts2_split4_active <= 1'b0;
        accelerator0_weight_port0_fetch_bursts2_split4_sized <= 1'b0;
    end
    else if ((!accelerator0_weight_port0_fetch_bursts2_split4_active)) begin
        accelerator0_weight_port0_fetch_bursts2_split4_addr <= accelerator0_sequencer0_port_command0_command_addr;
        accelerator0_weight_port0_fetch_bursts2_split4_left <= accelerator0_sequencer0_port_command0_command_beats;
        accelerator0_weight_port0_fetch_bursts2_split4_active <= accelerator0_sequencer0_port_command0_command_valid;
    end
    else if ((!accelerator0_weight_port0_fetch_bursts2_split4_sized)) begin
        accelerator0_weight_port0_fetch_bursts2_split4_sized <= 1'b1;
        accelerator0_weight_port0_fetch_bursts2_split4_beats <= room;
        accelerator0_weight_port0_fetch_bursts2_split4_ending <= 1'b0;
        if ((accelerator0_weight_port0_fetch_bursts2_split4_left <= room)) begin
            accelerator0_weight_port0_fetch_bursts2_split4_beats <= accelerator0_weight_port0_fetch_bursts2_split4_left[5-1:0];
            accelerator0_weight_port0_fetch_bursts2_split4_ending <= 1'b1;
        end
    end
    else if (accelerator0_weight_port0_fetch_bursts2_burst_ready) begin
        accelerator0_weight_port0_fetch_bursts2_split4_sized <= 1'b0;
        accelerator0_weight_port0_fetch_bursts2_split4_active <= (!accelerator0_weight_port0_fetch_bursts2_split4_ending);
        accelerator0_weight_port0_fetch_bursts2_split4_left <= (accelerator0_weight_port0_fetch_bursts2_split4_left - accelerator0_weight_port0_fetch_bursts2_split4_beats);
        accelerator0_weight_port0_fetch_bursts2_split4_addr <= (accelerator0_weight_port0_fetch_bursts2_split4_addr + (accelerator0_weight_port0_fetch_bursts2_split4_beats << 3));
    end
end



assign accelerator0_weight_port0_fetch_bursts2_burst_ready = (accelerator0_weight_port0_fetch_bursts2_room && (!accelerator0_ports_halt) && ((!accelerator0_weight_port0_fetch_bursts2_waiting) || m_axi_w0_arready));
assign m_axi_w0_arvalid = accelerator0_weight_port0_fetch_bursts2_waiting;
assign accelerator0_weight_port0_quiet = (accelerator0_weight_port0_fetch_bursts2_flying == 0);


always @(posedge clk) begin: accelerator0_weight_port0_fetch_bursts2_address
    m_axi_w0_arsize <= 3;
    m_axi_w0_arburst <= 1;
    m_axi_w0_arcache <= 3;
    m_axi_w0_arprot <= 0;
    if (accelerator0_ports_rst) begin
        accelerator0_weight_port0_fetch_bursts2_waiting <= 1'b0;
    end
    else if ((accelerator0_weight_port0_fetch_bursts2_burst_valid && accelerator0_weight_port0_fetch_bursts2_burst_ready)) begin
        accelerator0_weight_port0_fetch_bursts2_waiting <= 1'b1;
        m_axi_w0_araddr <= accelerator0_weight_port0_fetch_bursts2_burst_addr;
        m_axi_w0_arlen <= (accelerator0_weight_port0_fetch_bursts2_burst_beats - 1);
    end
    else if (m_axi_w0_arready) begin
        accelerator0_weight_port0_fetch_bursts2_waiting <= 1'b0;
    end
end


always @(posedge clk) begin: accelerator0_weight_port0_fetch_bursts2_reserve
    reg [5-1:0] taken;
    reg [1-1:0] freed;
    taken = 0;
    freed = 0;
    taken = 0;
    freed = 0;
    if ((accelerator0_weight_port0_fetch_bursts2_burst_valid && accelerator0_weight_port0_fetch_bursts2_burst_ready)) begin
        taken = accelerator0_weight_port0_fetch_bursts2_burst_beats;
    end
    if (accelerator0_weight_port0_given) begin
        freed = 1;
    end
    if (accelerator0_ports_rst) begin
        accelerator0_weight_port0_fetch_bursts2_reserved <= 0;
        accelerator0_weight_port0_fetch_bursts2_flying <= 0;
        accelerator0_weight_port0_fetch_bursts2_room <= 1'b0;
    end
    else begin
        accelerator0_weight_port0_fetch_bursts2_reserved <= ((accelerator0_weight_port0_fetch_bursts2_reserved + taken) - freed);
        if (((taken != 0) && (!(m_axi_w0_rvalid && m_axi_w0_rlast)))) begin
            accelerator0_weight_port0_fetch_bursts2_flying <= (accelerator0_weight_port0_fetch_bursts2_flying + 1);
        end
        else if (((taken == 0) && m_axi_w0_rvalid && m_axi_w0_rlast)) begin
            accelerator0_weight_port0_fetch_bursts2_flying <= (accelerator0_weight_port0_fetch_bursts2_flying - 1);
        end
        accelerator0_weight_port0_fetch_bursts2_room <= (((accelerator0_weight_port0_fetch_bursts2_reserved + taken) <= (512 - 16)) && (($signed({1'b0, accelerator0_weight_port0_fetch_bursts2_flying}) < (16 - 1)) || ((taken == 0) && (accelerator0_weight_port0_fetch_bursts2_flying < 16))));
    end
end


always @(posedge clk) begin: accelerator0_weight_port0_flag_arrival0_register
    accelerator0_weight_port0_flag_arrival0_valid <= (m_axi_w0_rvalid && (!accelerator0_ports_rst));
    accelerator0_weight_port0_flag_arrival0_data <= m_axi_w0_rdata;
    accelerator0_weight_port0_flag_arrival0_error <= m_axi_w0_rresp[1];
end



assign accelerator0_weight_port0_flag_arrival0_judge_byte0_flag = (accelerator0_weight_port0_flag_arrival0_data[8-1:0] > 242);



assign accelerator0_weight_port0_flag_arrival0_judge_byte1_flag = (accelerator0_weight_port0_flag_arrival0_data[16-1:8] > 242);



assign accelerator0_weight_port0_flag_arrival0_judge_byte2_flag = (accelerator0_weight_port0_flag_arrival0_data[24-1:16] > 242);



assign accelerator0_weight_port0_flag_arrival0_judge_byte3_flag = (accelerator0_weight_port0_flag_arrival0_data[32-1:24] > 242);



assign accelerator0_weight_port0_flag_arrival0_judge_byte4_flag = (accelerator0_weight_port0_flag_arrival0_data[40-1:32] > 242);



assign accelerator0_weight_port0_flag_arrival0_judge_byte5_flag = (accelerator0_weight_port0_flag_arrival0_data[48-1:40] > 242);



assign accelerator0_weight_port0_flag_arrival0_judge_byte6_flag = (accelerator0_weight_port0_flag_arrival0_data[56-1:48] > 242);



assign accelerator0_weight_port0_flag_arrival0_judge_byte7_flag = (accelerator0_weight_port0_flag_arrival0_data[64-1:56] > 242);



assign accelerator0_weight_port0_flag_arrival0_illegal = accelerator0_weight_port0_flag_arrival0_gather_bits12_joined;



assign accelerator0_weight_port0_flag_arrival0_arrived_tvalid = accelerator0_weight_port0_flag_arrival0_valid;
assign accelerator0_weight_port0_flag_arrival0_arrived_tdata = {(accelerator0_weight_port0_flag_arrival0_illegal != 0), accelerator0_weight_port0_flag_arrival0_error, accelerator0_weight_port0_flag_arrival0_data};



assign accelerator0_weight_port0_fifo10_s_tready = (accelerator0_weight_port0_fifo10_level != 512);
assign accelerator0_weight_port0_fifo10_push = (accelerator0_weight_port0_flag_arrival0_arrived_tvalid && (accelerator0_weight_port0_fifo10_level != 512));
assign accelerator0_weight_port0_fifo10_show = (accelerator0_join0_part0_stream_tready || (!accelerator0_weight_port0_fifo10_shown_valid));
assign accelerator0_weight_port0_fifo10_fetch = ((accelerator0_weight_port0_fifo10_level != 0) && (accelerator0_join0_part0_stream_tready || (!accelerator0_weight_port0_fifo10_shown_valid) || (!accelerator0_weight_port0_fifo10_fetched_valid)));
assign accelerator0_join0_part0_stream_tdata = accelerator0_weight_port0_fifo10_shown;
assign accelerator0_weight_port0_m_tvalid = accelerator0_weight_port0_fifo10_shown_valid;


always @(posedge clk) begin: accelerator0_weight_port0_fifo10_store
    if (accelerator0_weight_port0_fifo10_push) begin
        accelerator0_weight_port0_fifo10_memory[accelerator0_weight_port0_fifo10_tail] <= accelerator0_weight_port0_flag_arrival0_arrived_tdata;
    end
end


always @(posedge clk) begin: accelerator0_weight_port0_fifo10_advance
    if (accelerator0_weight_port0_fifo10_fetch) begin
        accelerator0_weight_port0_fifo10_fetched <= accelerator0_weight_port0_fifo10_memory[accelerator0_weight_port0_fifo10_head];
    end
    if (accelerator0_weight_port0_fifo10_show) begin
        accelerator0_weight_port0_fifo10_shown <= accelerator0_weight_port0_fifo10_fetched;
    end
end


always @(posedge clk) begin: accelerator0_weight_port0_fifo10_control
    if (accelerator0_ports_rst) begin
        accelerator0_weight_port0_fifo10_head <= 0;
        accelerator0_weight_port0_fifo10_tail <= 0;
        accelerator0_weight_port0_fifo10_level <= 0;
        accelerator0_weight_port0_fifo10_fetched_valid <= 1'b0;
        accelerator0_weight_port0_fifo10_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_weight_port0_fifo10_push) begin
            accelerator0_weight_port0_fifo10_tail <= (accelerator0_weight_port0_fifo10_tail + 1);
        end
        if (accelerator0_weight_port0_fifo10_fetch) begin
            accelerator0_weight_port0_fifo10_head <= (accelerator0_weight_port0_fifo10_head + 1);
        end
        if ((accelerator0_weight_port0_fifo10_push && (!accelerator0_weight_port0_fifo10_fetch))) begin
            accelerator0_weight_port0_fifo10_level <= (accelerator0_weight_port0_fifo10_level + 1);
        end
        else if ((accelerator0_weight_port0_fifo10_fetch && (!accelerator0_weight_port0_fifo10_push))) begin
            accelerator0_weight_port0_fifo10_level <= (accelerator0_weight_port0_fifo10_level - 1);
        end
        if (accelerator0_weight_port0_fifo10_fetch) begin
            accelerator0_weight_port0_fifo10_fetched_valid <= 1'b1;
        end
        else if (accelerator0_weight_port0_fifo10_show) begin
            accelerator0_weight_port0_fifo10_fetched_valid <= 1'b0;
        end
        if (accelerator0_weight_port0_fifo10_show) begin
            accelerator0_weight_port0_fifo10_shown_valid <= accelerator0_weight_port0_fifo10_fetched_valid;
        end
    end
end



assign accelerator0_weight_port0_given = (accelerator0_weight_port0_m_tvalid && accelerator0_join0_part0_stream_tready);


always @(posedge clk) begin: accelerator0_weight_port0_always_ready
    m_axi_w0_rready <= 1'b1;
end



assign accelerator0_sequencer0_port_command1_taker3_ready = (!accelerator0_weight_port1_fetch_bursts3_split5_active);
assign accelerator0_weight_port1_fetch_bursts3_burst_addr = accelerator0_weight_port1_fetch_bursts3_split5_addr;
assign accelerator0_weight_port1_fetch_bursts3_burst_beats = accelerator0_weight_port1_fetch_bursts3_split5_beats;
assign accelerator0_weight_port1_fetch_bursts3_burst_last = accelerator0_weight_port1_fetch_bursts3_split5_ending;
assign accelerator0_weight_port1_fetch_bursts3_burst_valid = accelerator0_weight_port1_fetch_bursts3_split5_sized;


always @(posedge clk) begin: accelerator0_weight_port1_fetch_bursts3_split5_step
    reg [5-1:0] room;
    room = 0;
    room = (16 - accelerator0_weight_port1_fetch_bursts3_split5_addr[7-1:3]);
    if (accelerator0_ports_rst) begin
        accelerator0_weight_port1_fetch_bursts3_split5_active <= 1'b0;
        accelerator0_weight_port1_fetch_bursts3_split5_sized <= 1'b0;
    end
    else if ((!accelerator0_weight_port1_fetch_bursts3_split5_active)) begin
        accelerator0_weight_port1_fetch_bursts3_split5_addr <= accelerator0_sequencer0_port_command1_command_addr;
        accelerator0_weight_port1_fetch_bursts3_split5_left <= accelerator0_sequencer0_port_command1_command_beats;
        accelerator0_weight_port1_fetch_bursts3_split5_active <= accelerator0_sequencer0_port_command1_command_valid;
    end
    else if ((!accelerator0_weight_port1_fetch_bursts3_split5_sized)) begin
        accelerator0_weight_port1_fetch_bursts3_split5_sized <= 1'b1;
        accelerator0_weight_port1_fetch_bursts3_split5_beats <= room;
        accelerator0_weight_port1_fetch_bursts3_split5_ending <= 1'b0;
        if ((accelerator0_weight_port1_fetch_bursts3_split5_left <= room)) begin
            accelerator0_weight_port1_fetch_bursts3_split5_beats <= accelerator0_weight_port1_fetch_bursts3_split5_left[5-1:0];
            accelerator0_weight_port1_fetch_bursts3_split5_ending <= 1'b1;
        end
    end
    else if (accelerator0_weight_port1_fetch_bursts3_burst_ready) begin
        accelerator0_weight_port1_fetch_bursts3_split5_sized <= 1'b0;
        accelerator0_weight_port1_fetch_bursts3_split5_active <= (!accelerator0_weight_port1_fetch_bursts3_split5_ending);
        accelerator0_weight_port1_fetch_bursts3_split5_left <= (accelerator0_weight_port1_fetch_bursts3_split5_left - accelerator0_weight_port1_fetch_bursts3_split5_beats);
        accelerator0_weight_port1_fetch_bursts3_split5_addr <= (accelerator0_weight_port1_fetch_bursts3_split5_addr + (accelerator0_weight_port1_fetch_bursts3_split5_beats << 3));
    end
end



assign accelerator0_weight_port1_fetch_bursts3_burst_ready = (accelerator0_weight_port1_fetch_bursts3_room && (!accelerator0_ports_halt) && ((!accelerator0_weight_port1_fetch_bursts3_waiting) || m_axi_w1_arready));
assign m_axi_w1_arvalid = accelerator0_weight_port1_fetch_bursts3_waiting;
assign accelerator0_weight_port1_quiet = (accelerator0_weight_port1_fetch_bursts3_flying == 0);


always @(posedge clk) begin: accelerator0_weight_port1_fetch_bursts3_address
    m_axi_w1_arsize <= 3;
    m_axi_w1_arburst <= 1;
    m_axi_w1_arcache <= 3;
    m_axi_w1_arprot <= 0;
    if (accelerator0_ports_rst) begin
        accelerator0_weight_port1_fetch_bursts3_waiting <= 1'b0;
    end
    else if ((accelerator0_weight_port1_fetch_bursts3_burst_valid && accelerator0_weight_port1_fetch_bursts3_burst_ready)) begin
        accelerator0_weight_port1_fetch_bursts3_waiting <= 1'b1;
        m_axi_w1_araddr <= accelerator0_weight_port1_fetch_bursts3_burst_addr;
        m_axi_w1_arlen <= (accelerator0_weight_port1_fetch_bursts3_burst_beats - 1);
    end
    else if (m_axi_w1_arready) begin
        accelerator0_weight_port1_fetch_bursts3_waiting <= 1'b0;
    end
end


always @(posedge clk) begin: accelerator0_weight_port1_fetch_bursts3_reserve
    reg [5-1:0] taken;
    reg [1-1:0] freed;
    taken = 0;
    freed = 0;
    taken = 0;
    freed = 0;
    if ((accelerator0_weight_port1_fetch_bursts3_burst_valid && accelerator0_weight_port1_fetch_bursts3_burst_ready)) begin
        taken = accelerator0_weight_port1_fetch_bursts3_burst_beats;
    end
    if (accelerator0_weight_port1_given) begin
        freed = 1;
    end
    if (accelerator0_ports_rst) begin
        accelerator0_weight_port1_fetch_bursts3_reserved <= 0;
        accelerator0_weight_port1_fetch_bursts3_flying <= 0;
        accelerator0_weight_port1_fetch_bursts3_room <= 1'b0;
    end
    else begin
        accelerator0_weight_port1_fetch_bursts3_reserved <= ((accelerator0_weight_port1_fetch_bursts3_reserved + taken) - freed);
        if (((taken != 0) && (!(m_axi_w1_rvalid && m_axi_w1_rlast)))) begin
            accelerator0_weight_port1_fetch_bursts3_flying <= (accelerator0_weight_port1_fetch_bursts3_flying + 1);
        end
        else if (((taken == 0) && m_axi_w1_rvalid && m_axi_w1_rlast)) begin
            accelerator0_weight_port1_fetch_bursts3_flying <= (accelerator0_weight_port1_fetch_bursts3_flying - 1);
        end
        accelerator0_weight_port1_fetch_bursts3_room <= (((accelerator0_weight_port1_fetch_bursts3_reserved + taken) <= (512 - 16)) && (($signed({1'b0, accelerator0_weight_port1_fetch_bursts3_flying}) < (16 - 1)) || ((taken == 0) && (accelerator0_weight_port1_fetch_bursts3_flying < 16))));
    end
end


always @(posedge clk) begin: accelerator0_weight_port1_flag_arrival1_register
    accelerator0_weight_port1_flag_arrival1_valid <= (m_axi_w1_rvalid && (!accelerator0_ports_rst));
    accelerator0_weight_port1_flag_arrival1_data <= m_axi_w1_rdata;
    accelerator0_weight_port1_flag_arrival1_error <= m_axi_w1_rresp[1];
end



assign accelerator0_weight_port1_flag_arrival1_judge_byte8_flag = (accelerator0_weight_port1_flag_arrival1_data[8-1:0] > 242);



assign accelerator0_weight_port1_flag_arrival1_judge_byte9_flag = (accelerator0_weight_port1_flag_arrival1_data[16-1:8] > 242);



assign accelerator0_weight_port1_flag_arrival1_judge_byte10_flag = (accelerator0_weight_port1_flag_arrival1_data[24-1:16] > 242);



assign accelerator0_weight_port1_flag_arrival1_judge_byte11_flag = (accelerator0_weight_port1_flag_arrival1_data[32-1:24] > 242);



assign accelerator0_weight_port1_flag_arrival1_judge_byte12_flag = (accelerator0_weight_port1_flag_arrival1_data[40-1:32] > 242);



assign accelerator0_weight_port1_flag_arrival1_judge_byte13_flag = (accelerator0_weight_port1_flag_arrival1_data[48-1:40] > 242);



assign accelerator0_weight_port1_flag_arrival1_judge_byte14_flag = (accelerator0_weight_port1_flag_arrival1_data[56-1:48] > 242);



assign accelerator0_weight_port1_flag_arrival1_judge_byte15_flag = (accelerator0_weight_port1_flag_arrival1_data[64-1:56] > 242);



assign accelerator0_weight_port1_flag_arrival1_illegal = accelerator0_weight_port1_flag_arrival1_gather_bits13_joined;



assign accelerator0_weight_port1_flag_arrival1_arrived_tvalid = accelerator0_weight_port1_flag_arrival1_valid;
assign accelerator0_weight_port1_flag_arrival1_arrived_tdata = {(accelerator0_weight_port1_flag_arrival1_illegal != 0), accelerator0_weight_port1_flag_arrival1_error, accelerator0_weight_port1_flag_arrival1_data};



assign accelerator0_weight_port1_fifo11_s_tready = (accelerator0_weight_port1_fifo11_level != 512);
assign accelerator0_weight_port1_fifo11_push = (accelerator0_weight_port1_flag_arrival1_arrived_tvalid && (accelerator0_weight_port1_fifo11_level != 512));
assign accelerator0_weight_port1_fifo11_show = (accelerator0_join0_part1_stream_tready || (!accelerator0_weight_port1_fifo11_shown_valid));
assign accelerator0_weight_port1_fifo11_fetch = ((accelerator0_weight_port1_fifo11_level != 0) && (accelerator0_join0_part1_stream_tready || (!accelerator0_weight_port1_fifo11_shown_valid) || (!accelerator0_weight_port1_fifo11_fetched_valid)));
assign accelerator0_join0_part1_stream_tdata = accelerator0_weight_port1_fifo11_shown;
assign accelerator0_weight_port1_m_tvalid = accelerator0_weight_port1_fifo11_shown_valid;


always @(posedge clk) begin: accelerator0_weight_port1_fifo11_store
    if (accelerator0_weight_port1_fifo11_push) begin
        accelerator0_weight_port1_fifo11_memory[accelerator0_weight_port1_fifo11_tail] <= accelerator0_weight_port1_flag_arrival1_arrived_tdata;
    end
end


always @(posedge clk) begin: accelerator0_weight_port1_fifo11_advance
    if (accelerator0_weight_port1_fifo11_fetch) begin
        accelerator0_weight_port1_fifo11_fetched <= accelerator0_weight_port1_fifo11_memory[accelerator0_weight_port1_fifo11_head];
    end
    if (accelerator0_weight_port1_fifo11_show) begin
        accelerator0_weight_port1_fifo11_shown <= accelerator0_weight_port1_fifo11_fetched;
    end
end


always @(posedge clk) begin: accelerator0_weight_port1_fifo11_control
    if (accelerator0_ports_rst) begin
        accelerator0_weight_port1_fifo11_head <= 0;
        accelerator0_weight_port1_fifo11_tail <= 0;
        accelerator0_weight_port1_fifo11_level <= 0;
        accelerator0_weight_port1_fifo11_fetched_valid <= 1'b0;
        accelerator0_weight_port1_fifo11_shown_valid <= 1'b0;
    end
    else begin
        if (accelerator0_weight_port1_fifo11_push) begin
            accelerator0_weight_port1_fifo11_tail <= (accelerator0_weight_port1_fifo11_tail + 1);
        end
        if (accelerator0_weight_port1_fifo11_fetch) begin
            accelerator0_weight_port1_fifo11_head <= (accelerator0_weight_port1_fifo11_head + 1);
        end
        if ((accelerator0_weight_port1_fifo11_push && (!accelerator0_weight_port1_fifo11_fetch))) begin
            accelerator0_weight_port1_fifo11_level <= (accelerator0_weight_port1_fifo11_level + 1);
        end
        else if ((accelerator0_weight_port1_fifo11_fetch && (!accelerator0_weight_port1_fifo11_push))) begin
            accelerator0_weight_port1_fifo11_level <= (accelerator0_weight_port1_fifo11_level - 1);
        end
        if (accelerator0_weight_port1_fifo11_fetch) begin
            accelerator0_weight_port1_fifo11_fetched_valid <= 1'b1;
        end
        else if (accelerator0_weight_port1_fifo11_show) begin
            accelerator0_weight_port1_fifo11_fetched_valid <= 1'b0;
        end
        if (accelerator0_weight_port1_fifo11_show) begin
            accelerator0_weight_port1_fifo11_shown_valid <= accelerator0_weight_port1_fifo11_fetched_valid;
        end
    end
end



assign accelerator0_weight_port1_given = (accelerator0_weight_port1_m_tvalid && accelerator0_join0_part1_stream_tready);


always @(posedge clk) begin: accelerator0_weight_port1_always_ready
    m_axi_w1_rready <= 1'b1;
end

endmodule
